'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'

import { Button } from '#components/ui/button.tsx'
import { check, circleAlert, clock } from '#components/ui/glyphs.ts'
import { Icon } from '#components/ui/icon.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { Finding } from '#lib/domain/recall/lint/finding.ts'

import { useEditor } from './editor-context.ts'

// Only when somebody asks: the renderers of every channel are not needed to write.
const InlinePreview = dynamic(() => import('./inline-preview.tsx').then((module) => module.InlinePreview), {
  ssr: false,
  loading: () => <p className="text-sm text-muted">Loading messages…</p>,
})

/** Everything the linter has to say in one place, each with the way there; and what the stores will get. */
export const CheckSection = ({ number }: { number: string }) => {
  const { findings } = useEditor()
  const [shown, show] = useState(false)
  const errors = findings.filter(({ severity }) => severity === 'error')
  const warnings = byCode(findings.filter(({ severity }) => severity === 'warning'))
  return (
    <div className="flex flex-col gap-4">
      {errors.length + warnings.length === 0 && (
        <p className="flex items-center gap-2 text-sm text-verified">
          <Icon glyph={check} /> No issues found
        </p>
      )}
      {errors.length > 0 && (
        <div className="flex flex-col gap-2">
          <h3 className="text-sm">Fix before submitting</h3>
          <ul className="flex flex-col gap-1.5">
            {errors.map(({ field, code, message }) => (
              <li key={`${field} ${code}`} className="flex gap-2 text-sm">
                <Icon glyph={circleAlert} className="text-danger" />
                <Leads to={field}>{message}</Leads>
              </li>
            ))}
          </ul>
        </div>
      )}
      {warnings.length > 0 && (
        <div className="flex flex-col gap-2">
          <h3 className="text-sm">Fix, or give a reason for keeping</h3>
          <p className="text-xs text-muted">The approver sees these reasons.</p>
          <ul className="flex flex-col gap-3">
            {warnings.map((found) => (
              <Warning key={found.code} {...found} />
            ))}
          </ul>
        </div>
      )}
      {shown ? (
        <InlinePreview number={number} />
      ) : (
        <Button className="self-start" onClick={() => show(true)}>
          Preview messages
        </Button>
      )}
    </div>
  )
}

const byCode = (warnings: Finding[]): { code: string; places: Finding[] }[] =>
  [...Map.groupBy(warnings, ({ code }) => code)].map(([code, places]) => ({ code, places }))

const Warning = ({ code, places }: { code: string; places: Finding[] }) => {
  const { content, set } = useEditor()
  const reason = content.lintReasons?.[code] ?? ''
  return (
    <li className="flex flex-col gap-2 rounded-md border border-line p-3">
      {places.map(({ field, message }) => (
        <p key={field} className="flex gap-2 text-sm">
          <Icon
            glyph={reason.trim() ? check : clock}
            className={reason.trim() ? 'text-muted' : 'text-waiting'}
          />
          <Leads to={field}>{message}</Leads>
        </p>
      ))}
      <TextField
        name={`reason-${code}`}
        label="Reason for keeping it"
        note="optional"
        maxLength={500}
        autoComplete="off"
        value={reason}
        onChange={(event) => {
          const { [code]: _, ...others } = content.lintReasons ?? {}
          set({ lintReasons: event.target.value ? { ...others, [code]: event.target.value } : others })
        }}
      />
    </li>
  )
}

const lead = (to: string): void => {
  const field = document.getElementById(to)
  field?.closest('details')?.setAttribute('open', '')
  field?.scrollIntoView({ block: 'center' })
  field?.focus({ preventScroll: true })
}

/** To the field that is meant, opening whatever it is folded into. */
const Leads = ({ to, children }: { to: string; children: string }) => (
  <a
    href={`#${to}`}
    className="text-strong underline decoration-line-firm underline-offset-2 hover:decoration-current"
    onClick={(event) => {
      // A product that is closed has none of its fields; it opens by its button.
      const closed = document.getElementById(to.split('.', 2).join('.'))
      if (!document.getElementById(to)) closed?.click()
      event.preventDefault()
      requestAnimationFrame(() => requestAnimationFrame(() => lead(to)))
    }}
  >
    {children}
  </a>
)
