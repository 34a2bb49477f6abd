'use client'

import { info } from '#components/ui/glyphs.ts'
import { Icon } from '#components/ui/icon.tsx'

import { useEditor } from './editor-context.ts'

/** The warnings at a field, while one writes. Errors stand in the field itself. */
export const FindingsAt = ({ field }: { field: string }) => {
  const { findings, content } = useEditor()
  const own = findings.filter((one) => one.field === field && one.severity === 'warning')
  if (own.length === 0) return null
  return (
    <ul className="flex flex-col gap-1">
      {own.map(({ code, message }) => (
        <li key={code} className="flex gap-1.5 text-xs text-waiting">
          <Icon glyph={info} />
          <span>
            {message}{' '}
            {content.lintReasons?.[code]?.trim() ? (
              <span className="text-muted">Kept: {content.lintReasons[code]}</span>
            ) : (
              <a href={`#reason-${code}`} className="underline">
                Give a reason to keep it
              </a>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
