import type { Gtin } from '../catalog/gtin.ts'
import { normalizeLot } from '../format/normalize-lot.ts'
import type { ShippedLot } from './reconciliation.ts'

type ScopeLine = { gtin: Gtin; lots: string[]; productName: string | null }

export type LotToCount = { gtin: Gtin; productName: string | null; lot: string | null; shipped: number }

// Somebody stands in the store and counts: a recall of hundreds of lots is not listed for a product that never came.
const MOST_NAMED = 12

/** Lots that the recall names and of which none is known to have come: whoever finds one of them taps it. */
export const lotsAlsoNamed = (
  scope: readonly ScopeLine[],
  asked: readonly Pick<LotToCount, 'gtin' | 'lot'>[],
): LotToCount[] => {
  const known = new Set(asked.map(({ gtin, lot }) => `${gtin} ${normalizeLot(lot ?? '')}`))
  return scope.flatMap(({ gtin, productName, lots }) =>
    [...new Set(lots)]
      .filter((lot) => !known.has(`${gtin} ${normalizeLot(lot)}`))
      .map((lot) => ({ gtin, productName, lot, shipped: 0 })),
  )
}

/** What a store is asked to count: each lot that it got; of a product of which nothing is known to have come, those named. */
export const lotsToCount = (scope: readonly ScopeLine[], shipped: readonly ShippedLot[]): LotToCount[] => {
  const names = new Map(scope.map(({ gtin, productName }) => [gtin, productName]))
  return [...names].flatMap(([gtin, productName]): LotToCount[] => {
    const came = shipped.filter((lot) => lot.gtin === gtin)
    if (came.length > 0)
      return came.map(({ lot, quantity }) => ({ gtin, productName, lot, shipped: quantity }))
    const named = [...new Set(scope.filter((line) => line.gtin === gtin).flatMap(({ lots }) => lots))]
    const lots = named.length > 0 && named.length <= MOST_NAMED ? named : [null]
    return lots.map((lot) => ({ gtin, productName, lot, shipped: 0 }))
  })
}
