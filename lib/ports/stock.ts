import type { StockEventInput } from '#lib/domain/catalog/rows.ts'
import type { EnteredBefore, EnteredKind } from '#lib/domain/notice/stock-entry.ts'

import type { UpsertCounts } from './catalog.ts'

/** Who enters it in the store, on which task. */
type Entered = { id: string; noticeId: string; by: string; at: Date }
export type EnteredStock = Entered & {
  storeId: string
  kind: EnteredKind
  gtin: string
  lot: string | null
  quantity: number
  /** It is in quarantine already. */
  setAside: boolean
}

export type StockRows = {
  /**
   * Adds what moved, of rows whose ref is new; the others are left as they are and counted unchanged. Whatever concerns an
   * issued recall waits to be judged from then on.
   */
  addEvents(rows: StockEventInput[], at: Date): Promise<UpsertCounts>
  /** Keeps what somebody in the store entered; it waits to be judged like the rest. */
  enter(stock: EnteredStock): Promise<void>
  /** An entry of this task; null: there is none. */
  entered(noticeId: string, id: string): Promise<EnteredBefore | null>
  /** Says that an entry was a mistake. Both stay. */
  takeBack(entered: Entered, corrects: string): Promise<void>
}
