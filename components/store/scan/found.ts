import { normalizeLot } from '#lib/domain/format/normalize-lot.ts'

/** How many packs of one lot were scanned and set aside. The lot is null where it could not be read. */
export type Found = { gtin: string; lot: string | null; count: number }

type OfLot = Pick<Found, 'gtin' | 'lot'>

/** However it was copied from the pack; and what could not be read is one lot of its own. */
export const isSameLot = (a: OfLot, b: OfLot): boolean =>
  a.gtin === b.gtin && normalizeLot(a.lot ?? '') === normalizeLot(b.lot ?? '')

/** More of a lot, or with a negative `by` less; a lot that is down to nothing is gone. */
export const counted = (found: readonly Found[], { gtin, lot }: OfLot, by: number): Found[] => {
  const isMeant = (one: Found) => isSameLot(one, { gtin, lot })
  const changed = found.map((one) => (isMeant(one) ? { ...one, count: one.count + by } : one))
  const all = found.some(isMeant) || by < 0 ? changed : [...changed, { gtin, lot, count: by }]
  return all.filter(({ count }) => count > 0)
}

/** What was kept as text that is a list of counts; anything else is none. */
export const parseFound = (text: string | null): Found[] => {
  try {
    const kept: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(kept) ? kept.filter(isFound) : []
  } catch {
    return []
  }
}

const isFound = (one: unknown): one is Found => {
  const { gtin, lot, count } = (one ?? {}) as Partial<Found>
  return typeof gtin === 'string' && (lot === null || typeof lot === 'string') && Number.isInteger(count)
}
