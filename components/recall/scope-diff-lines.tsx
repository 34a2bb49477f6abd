import { NOTICE_WORDS } from '#lib/domain/delivery/notice-words.ts'
import { scopeTexts } from '#lib/domain/delivery/scope-texts.ts'
import type { ScopeLine } from '#lib/domain/recall/recall.ts'
import { differsInLots, type ScopeDiff } from '#lib/domain/recall/scope-diff.ts'

type Sign = '+' | '−'
type Line = { sign: Sign; text: string }

// The sign is read aloud as a word: a plus alone says nothing to who listens.
const SPOKEN: Record<Sign, string> = { '+': 'Added: ', '−': 'Removed: ' }

const linesOf = ({ added, removed, changed }: ScopeDiff, productNames: Record<string, string>): Line[] => {
  const texts = (sign: Sign, lines: ScopeLine[]): Line[] =>
    scopeTexts(lines, productNames, NOTICE_WORDS.en).map((text) => ({ sign, text }))
  return [
    ...texts('+', added),
    ...changed.flatMap((change) => {
      const { before, after, lotsAdded, lotsRemoved } = change
      if (!differsInLots(change)) return [...texts('−', [before]), ...texts('+', [after])]
      return [
        ...(lotsRemoved.length > 0 ? texts('−', [{ ...before, lots: lotsRemoved }]) : []),
        ...(lotsAdded.length > 0 ? texts('+', [{ ...after, lots: lotsAdded }]) : []),
      ]
    }),
    ...texts('−', removed),
  ]
}

/** What came into a scope and what went out of it. */
export const ScopeDiffLines = ({
  diff,
  productNames,
}: {
  diff: ScopeDiff
  productNames: Record<string, string>
}) => (
  <ul className="flex flex-col gap-1 text-sm">
    {linesOf(diff, productNames).map(({ sign, text }) => (
      <li key={sign + text} className={sign === '−' ? 'text-muted line-through' : 'text-strong'}>
        <span aria-hidden className="mr-1.5 inline-block w-3 font-medium">
          {sign}
        </span>
        <span className="sr-only">{SPOKEN[sign]}</span>
        {text}
      </li>
    ))}
  </ul>
)
