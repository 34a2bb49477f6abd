import { foundIn, missing, putAside, type CountedLine, type Place } from '#lib/domain/notice/counted-line.ts'
import type { LotToCount } from '#lib/domain/notice/lots-to-count.ts'

/** One lot on the screen: what is asked, and what was entered so far. */
export type Counting = {
  id: string
  product: string
  shipped: number
  added: boolean
  line: CountedLine
  /** Somebody has said something of it, be it that there is none. */
  counted?: boolean
  /** As the store reported it last; nobody has changed it since. */
  asLast?: boolean
}

const nothingFound: Record<Place, number> = { shelf: 0, backRoom: 0, display: 0, customers: 0 }

export const startCounting = (lot: LotToCount, added = false): Counting => {
  const { gtin, lot: name, productName, shipped } = lot
  const line = { gtin, lot: name, onHandAtNotice: 0, found: nothingFound, sold: null }
  return {
    id: `${gtin} ${name ?? ''}`,
    product: productName ?? gtin,
    shipped,
    added,
    line: { ...line, quarantined: 0, destroyed: 0, returned: 0 },
  }
}

/** Whether anything is known of the lot: entered, scanned, or reported before. What nobody looked for is not "none". */
export const isCounted = ({ line, counted = false, asLast = false }: Counting): boolean =>
  counted || asLast || foundIn(line.found) > 0 || line.onHandAtNotice > 0 || line.sold !== null

/** There is none of it in the store. */
export const noneOf = (counting: Counting): Counting => ({
  ...counting,
  counted: true,
  asLast: false,
  line: {
    ...counting.line,
    onHandAtNotice: 0,
    found: nothingFound,
    quarantined: 0,
    destroyed: 0,
    returned: 0,
  },
})

/** Shipped to the store, none found, and not said to be sold: somebody has to say where they are. */
export const notFound = (counts: readonly Counting[]): Counting[] =>
  counts.filter(({ shipped, line }) => shipped > 0 && foundIn(line.found) === 0 && (line.sold ?? 0) < shipped)

/**
 * The figures of a report. One lot's surplus never makes up for what is missing of another: what is found of lots that nobody
 * shipped is no part of "found 7 of 7".
 */
export type Tally = Record<'shipped' | 'found' | 'aside' | 'open' | 'over', number>

export const tally = (counts: readonly Counting[]): Tally => {
  const sum = (of: (one: Counting) => number) => counts.reduce((all, one) => all + of(one), 0)
  const shipped = sum((one) => one.shipped)
  return {
    shipped,
    found: sum((one) => (shipped > 0 && one.shipped === 0 ? 0 : foundIn(one.line.found))),
    aside: sum(({ line }) => putAside(line)),
    open: sum((one) => Math.max(0, openOf(one))),
    over: sum((one) => Math.max(0, -openOf(one))),
  }
}

/** Below zero: more found and sold than were shipped, so that a number is wrong. Of what nobody shipped nothing is open. */
export const openOf = ({ line, shipped }: Counting): number => (shipped > 0 ? missing(line, shipped) : 0)

/** What goes into the report: of a lot that nobody shipped and nobody looked for, nothing is said. */
export const toReport = (counts: readonly Counting[]): Counting[] =>
  counts.filter((counting) => counting.shipped > 0 || isCounted(counting))

/** What a report said, as a draft: whatever becomes of it, nothing that was counted is lost. */
export const draftOfReport = (lines: readonly CountedLine[]): Counting[] =>
  lines.map((line) => ({
    id: `${line.gtin} ${line.lot ?? ''}`,
    product: line.gtin,
    shipped: 0,
    added: true,
    counted: true,
    line,
  }))

/** A draft holds what was entered; what is asked comes from the page, which may have changed since. */
export const takeUpDraft = (asked: readonly Counting[], draft: readonly Counting[]): Counting[] => {
  const drafted = new Map(draft.map((counting) => [counting.id, counting]))
  const known = new Set(asked.map(({ id }) => id))
  return [
    ...asked.map((counting) => {
      const entered = drafted.get(counting.id)
      if (!entered) return counting
      const { asLast: _, ...own } = counting
      const { line, counted = false } = entered
      return { ...own, line, ...(counted ? { counted } : {}), ...(entered.asLast ? { asLast: true } : {}) }
    }),
    ...draft
      .filter(({ id, added }) => added && !known.has(id))
      .map((one) => ({
        ...one,
        product: asked.find(({ line }) => line.gtin === one.line.gtin)?.product ?? one.product,
      })),
  ]
}

/** What was entered as text that is a draft; anything else is none. */
export const readDraft = (text: string | null): Counting[] => {
  try {
    const parsed: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(parsed) ? (parsed as Counting[]) : []
  } catch {
    return []
  }
}
