import { formatGtin } from '../format/gtin.ts'
import type { ScopeLine } from '../recall/recall.ts'
import { diffScope } from '../recall/scope-diff.ts'

type Words = { allLots: string; lots: string; moreLots: string; added: string; removed: string }

/** Which packs are meant, a line for each product. */
export const scopeTexts = (
  scope: ScopeLine[],
  productNames: Record<string, string>,
  words: Words,
): string[] =>
  scope.map((line) => {
    const range = line.lotFrom || line.lotTo ? `${line.lotFrom ?? '…'} – ${line.lotTo ?? '…'}` : null
    const lots = [...line.lots, ...(range ? [range] : [])]
    const which = lots.length === 0 ? words.allLots : `${words.lots}: ${lots.join(', ')}`
    const more = line.complete || lots.length === 0 ? '' : ` (${words.moreLots})`
    const hint = line.identificationHint ? ` · ${line.identificationHint}` : ''
    return `${productNames[line.gtin] ?? ''} (${formatGtin(line.gtin)}) · ${which}${more}${hint}`.trim()
  })

/** What came into the scope and what went out of it, in the words of the reader. */
export const scopeChanges = (
  before: ScopeLine[],
  after: ScopeLine[],
  productNames: Record<string, string>,
  words: Words,
): string[] => {
  const { added, removed, changed } = diffScope(before, after)
  const texts = (label: string, lines: ScopeLine[]) =>
    scopeTexts(lines, productNames, words).map((text) => `${label}: ${text}`)
  return [
    ...texts(words.added, added),
    ...changed.flatMap((change) => {
      const { lotsAdded, lotsRemoved } = change
      // Other limits than lots: the line as it now stands says it best.
      if (lotsAdded.length === 0 && lotsRemoved.length === 0) return texts(words.added, [change.after])
      return [
        ...(lotsAdded.length > 0 ? texts(words.added, [{ ...change.after, lots: lotsAdded }]) : []),
        ...(lotsRemoved.length > 0 ? texts(words.removed, [{ ...change.before, lots: lotsRemoved }]) : []),
      ]
    }),
    ...texts(words.removed, removed),
  ]
}
