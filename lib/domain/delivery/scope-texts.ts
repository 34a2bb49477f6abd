import { formatGtin } from '../format/gtin.ts'
import type { ScopeLine } from '../recall/recall.ts'
import { diffScope, differsInLots } from '../recall/scope-diff.ts'

type Words = {
  allLots: string
  lots: string
  moreLots: string
  dates: string
  added: string
  removed: string
  now: string
}

/** Which packs one line means: the product, how its code reads on the pack, which lots and dates, where to look. */
export type PackText = { name: string; code: string; which: string[]; hint: string | null }

/** As many lots of a line as are named; the others are behind the link. */
export type Room = { lots: number; more: (lots: number) => string }

const span = (from?: string | null, to?: string | null): string[] =>
  from || to ? [`${from ?? '…'} – ${to ?? '…'}`] : []

export const packText = (
  line: ScopeLine,
  productNames: Record<string, string>,
  words: Omit<Words, 'added' | 'removed' | 'now'>,
  room: Room | null = null,
): PackText => {
  const { lots, lotFrom, lotTo, complete, identificationHint } = line
  const code = formatGtin(line.gtin)
  const named = [...lots.slice(0, room?.lots), ...span(lotFrom, lotTo)]
  const rest = room && lots.length > room.lots ? ` ${room.more(lots.length - room.lots)}` : ''
  const dates = span(line.expiresFrom, line.expiresTo)
  const held = complete || named.length === 0 ? '' : ` (${words.moreLots})`
  return {
    name: productNames[line.gtin] ?? code,
    code,
    which: [
      named.length > 0 ? `${words.lots}: ${named.join(', ')}${rest}${held}` : words.allLots,
      ...dates.map((text) => `${words.dates}: ${text}`),
    ],
    hint: identificationHint?.trim() || null,
  }
}

const onOneLine = ({ name, code, which, hint }: PackText): string =>
  [name === code ? name : `${name} (${code})`, ...which, ...(hint ? [hint] : [])].join(' · ')

/** Which packs are meant, a line for each product. */
export const scopeTexts = (
  scope: ScopeLine[],
  productNames: Record<string, string>,
  words: Words,
  room: Room | null = null,
): string[] => scope.map((line) => onOneLine(packText(line, productNames, words, room)))

/** What came into the scope and what went out of it, in the words of the reader. */
export const scopeChanges = (
  before: ScopeLine[],
  after: ScopeLine[],
  productNames: Record<string, string>,
  words: Words,
  room: Room | null = null,
): string[] => {
  const { added, removed, changed } = diffScope(before, after)
  const texts = (label: string, lines: ScopeLine[]) =>
    scopeTexts(lines, productNames, words, room).map((text) => `${label}: ${text}`)
  return [
    ...texts(words.added, added),
    ...changed.flatMap((change) => {
      if (!differsInLots(change)) return texts(words.now, [change.after])
      const { lotsAdded, lotsRemoved } = change
      return [
        ...(lotsAdded.length > 0 ? texts(words.added, [{ ...change.after, lots: lotsAdded }]) : []),
        ...(lotsRemoved.length > 0 ? texts(words.removed, [{ ...change.before, lots: lotsRemoved }]) : []),
      ]
    }),
    ...texts(words.removed, removed),
  ]
}
