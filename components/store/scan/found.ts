import { normalizeLot } from '#lib/domain/format/normalize-lot.ts'

/** How many packs of one lot were scanned and set aside. The lot is null where it could not be read. */
export type Found = { gtin: string; lot: string | null; count: number }

type OfLot = Pick<Found, 'gtin' | 'lot'>

/** However it was copied from the pack; and what could not be read is one lot of its own. */
export const isSameLot = (a: OfLot, b: OfLot): boolean =>
  a.gtin === b.gtin && normalizeLot(a.lot ?? '') === normalizeLot(b.lot ?? '')

/**
 * Counts wait on the phone until the store reports: in localStorage, under `clearshelf:found:<notice id>`, as a JSON array of
 * `Found`. The report is filled in from them, and takes them away once it is sent.
 */
const keyOf = (noticeId: string): string => `clearshelf:found:${noticeId}`

export const readFound = (noticeId: string): Found[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(noticeId)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isFound) : []
  } catch {
    return []
  }
}

export const writeFound = (noticeId: string, found: readonly Found[]): void => {
  try {
    localStorage.setItem(keyOf(noticeId), JSON.stringify(found))
  } catch {
    // No room: the counts live as long as the page.
  }
}

/** One more of a lot, or with `by` −1 one less; a lot that is down to nothing is gone. */
export const counted = (found: readonly Found[], { gtin, lot }: OfLot, by: 1 | -1): Found[] => {
  const isMeant = (one: Found) => isSameLot(one, { gtin, lot })
  const changed = found.map((one) => (isMeant(one) ? { ...one, count: one.count + by } : one))
  const all = found.some(isMeant) || by < 0 ? changed : [...changed, { gtin, lot, count: 1 }]
  return all.filter(({ count }) => count > 0)
}

const isFound = (one: unknown): one is Found => {
  const { gtin, lot, count } = (one ?? {}) as Partial<Found>
  return typeof gtin === 'string' && (lot === null || typeof lot === 'string') && Number.isInteger(count)
}
