'use client'

import { Button } from '#components/ui/button.tsx'
import { formatGtin } from '#lib/domain/format/gtin.ts'
import type { ScopeLine } from '#lib/domain/recall/recall.ts'

import { useEditor } from './editor-context.ts'

type Props = { index: number; line: ScopeLine; onOpen: () => void }

const packsOf = ({ lots, lotFrom, lotTo, expiresFrom, expiresTo }: ScopeLine): string =>
  [
    lots.length > 0 && (lots.length === 1 ? `lot ${lots[0]}` : `${lots.length.toLocaleString('en')} lots`),
    (lotFrom || lotTo) && `lots ${lotFrom ?? '…'} to ${lotTo ?? '…'}`,
    (expiresFrom || expiresTo) && `best by ${expiresFrom ?? '…'} to ${expiresTo ?? '…'}`,
  ]
    .filter(Boolean)
    .join(', ') || 'all lots'

/** One product of many, closed; what is wrong with it is said here too. */
export const ScopeLineSummary = ({ index, line, onOpen }: Props) => {
  const { names, findings, showMissing } = useEditor()
  const faults = findings.filter(
    ({ field, severity, code }) =>
      field?.startsWith(`scope.${index}.`) && severity === 'error' && (showMissing || code !== 'required'),
  )
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-md border border-line px-4 py-2">
      <span className="min-w-0 text-sm wrap-anywhere">
        <span className="font-medium text-strong">{names[line.gtin] ?? `Product ${index + 1}`}</span>{' '}
        {line.gtin && <span className="text-muted">{formatGtin(line.gtin)}</span>} · {packsOf(line)}
        {faults.map(({ message }) => (
          <span key={message} className="block text-danger">
            {message}
          </span>
        ))}
      </span>
      <Button
        id={`scope.${index}`}
        size="sm"
        variant="ghost"
        aria-label={`Edit product ${index + 1}`}
        onClick={onOpen}
      >
        Edit
      </Button>
    </div>
  )
}
