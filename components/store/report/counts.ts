import type { CountedLine, Place } from '#lib/domain/notice/counted-line.ts'
import type { LotToCount } from '#lib/domain/notice/lots-to-count.ts'

/** One lot on the screen: what is asked, and what was entered so far. */
export type Counting = {
  id: string
  product: string
  shipped: number
  added: boolean
  line: CountedLine
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

/** A draft holds what was entered; what is asked comes from the page, which may have changed since. */
export const takeUpDraft = (asked: readonly Counting[], draft: readonly Counting[]): Counting[] => {
  const drafted = new Map(draft.map((counting) => [counting.id, counting]))
  const known = new Set(asked.map(({ id }) => id))
  return [
    ...asked.map((counting) => {
      const entered = drafted.get(counting.id)
      if (!entered) return counting
      const { asLast: _, ...own } = counting
      return { ...own, line: entered.line, ...(entered.asLast ? { asLast: true } : {}) }
    }),
    ...draft.filter(({ id, added }) => added && !known.has(id)),
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
