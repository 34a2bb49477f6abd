import { putAside } from './counted-line.ts'

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
  /** Shipped, and neither found nor said to be sold. Negative: more was found than shipments tell of. */
  unexplained: number | null
}

const keyOf = ({ gtin, lot }: { gtin: string; lot: string | null }): string => `${gtin} ${lot ?? ''}`

/** What was shipped, held against what the store says of it, lot by lot. What is unexplained is shown, not hidden. */
export const reconcile = (shipped: ShippedLot[], counts: LotCount[]): ReconciledLot[] => {
  const told = new Map(counts.map((count) => [keyOf(count), count]))
  const sent = new Map<string, ShippedLot>()
  for (const lot of shipped) {
    const known = sent.get(keyOf(lot))
    sent.set(keyOf(lot), { ...lot, quantity: lot.quantity + (known?.quantity ?? 0) })
  }
  const keys = [...new Set([...sent.keys(), ...told.keys()])].toSorted()
  return keys.flatMap((key): ReconciledLot[] => {
    const [ship, count] = [sent.get(key), told.get(key)]
    const { gtin, lot } = ship ?? count ?? { gtin: '', lot: null }
    const quantity = ship?.quantity ?? 0
    const unsaid = { found: null, sold: null, returned: null, notPutAside: null, unexplained: null }
    if (!count) return [{ gtin, lot, shipped: quantity, ...unsaid }]
    // Whatever was put apart had been found, also where only the one was counted.
    const { returned } = count
    const aside = putAside(count)
    const found = Math.max(count.found, aside)
    const unexplained = quantity - found - (count.sold ?? 0)
    const notPutAside = found - aside
    return [{ gtin, lot, shipped: quantity, found, sold: count.sold, returned, notPutAside, unexplained }]
  })
}
