/** What can happen to product at a store, as its till, its warehouse or its people tell of it. */
export const STOCK_KINDS = ['sale', 'receipt', 'transfer_in', 'customer_return'] as const
export type StockKind = (typeof STOCK_KINDS)[number]

/** Some of one lot that moved at one store. The time is an ISO text: of several movements, the last. */
export type MovedLot = {
  kind: StockKind | 'shipment'
  gtin: string
  lot: string | null
  quantity: number
  at: string
}

/** What is known to have moved of one lot at one store. */
export type LotStock = {
  gtin: string
  lot: string | null
  /** Since the store has a part in the recall. */
  sold: number
  received: number
  transferredIn: number
  customerReturns: number
  /** Of those returned: put into quarantine after the answer that counts, so not in its figures. */
  setAside: number
}
