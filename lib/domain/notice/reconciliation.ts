import { normalizeLot } from '../format/normalize-lot.ts'
import { putAside } from './counted-line.ts'
import type { LotStock } from './stock.ts'

export type LotCount = {
  gtin: string
  lot: string | null
  onHandAtNotice: number
  found: number
  quarantined: number
  destroyed: number
  returned: number
  /** Null: the store has not said. */
  sold: number | null
}

export type ShippedLot = { gtin: string; lot: string | null; quantity: number }

export type ReconciledLot = {
  gtin: string
  lot: string | null
  shipped: number
  /** Null as long as no answer that counts names this lot. */
  found: number | null
  sold: number | null
  /** Sent back to where it came from. */
  returned: number | null
  /** Found, also what customers brought back, and neither quarantined, destroyed nor sent back: it may be on sale again. */
  notPutAside: number | null
  /** Came to the store, and neither found nor said to be sold. Negative: more was found than is known to have come. */
  unexplained: number | null
  /** What moved besides what was shipped; null: nothing is known of. */
  moved: Omit<LotStock, 'gtin' | 'lot'> | null
}

// However it was written down: one lot.
const keyOf = ({ gtin, lot }: { gtin: string; lot: string | null }): string =>
  `${gtin} ${normalizeLot(lot ?? '')}`

/** What came, held against what the store says of it, lot by lot. What is unexplained is shown, not hidden. */
export const reconcile = (
  shipped: ShippedLot[],
  counts: LotCount[],
  stock: LotStock[] = [],
): ReconciledLot[] => {
  const told = new Map(counts.map((count) => [keyOf(count), count]))
  const moves = new Map(stock.map((lot) => [keyOf(lot), lot]))
  const sent = new Map<string, ShippedLot>()
  for (const lot of shipped) {
    const known = sent.get(keyOf(lot))
    sent.set(keyOf(lot), { ...lot, quantity: lot.quantity + (known?.quantity ?? 0) })
  }
  const keys = [...new Set([...sent.keys(), ...told.keys(), ...moves.keys()])].toSorted()
  return keys.flatMap((key): ReconciledLot[] => {
    const [ship, count] = [sent.get(key), told.get(key)]
    const move = moves.get(key)
    const { gtin, lot } = ship ?? count ?? move ?? { gtin: '', lot: null }
    const moved = move ? movedOf(move) : null
    const quantity = ship?.quantity ?? 0
    const unsaid = { found: null, sold: null, returned: null, notPutAside: null, unexplained: null }
    if (!count) return [{ gtin, lot, shipped: quantity, ...unsaid, moved }]
    // Whatever was put apart had been found, also where only the one was counted.
    const { returned } = count
    const aside = putAside(count)
    const counted = Math.max(count.found, aside)
    const found = counted + (moved?.setAside ?? 0)
    const unexplained = unexplainedOf(quantity, found + (count.sold ?? 0), moved)
    const notPutAside = counted - aside
    const { sold } = count
    return [{ gtin, lot, shipped: quantity, found, sold, returned, notPutAside, unexplained, moved }]
  })
}

const movedOf = ({ gtin: _, lot: __, ...moved }: LotStock): ReconciledLot['moved'] => moved

/**
 * A delivery may be one that a shipment tells of already, and what a customer brings back may have been counted as sold: what
 * came lies between two bounds, and within them nothing is unexplained.
 */
const unexplainedOf = (shipped: number, accounted: number, moved: ReconciledLot['moved']): number => {
  const { received = 0, transferredIn = 0, customerReturns = 0 } = moved ?? {}
  const least = Math.max(shipped, received) + transferredIn
  const most = shipped + received + transferredIn + customerReturns
  if (accounted < least) return least - accounted
  return Math.min(0, most - accounted)
}
