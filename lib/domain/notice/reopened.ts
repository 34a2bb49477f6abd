import { isUnanswered, type NoticeState } from './lifecycle.ts'
import type { StockKind } from './stock.ts'

/** What moved at a store that had answered, and opened it again. */
export type StockReason = 'late_shipment' | StockKind

/** What opened a store again that had answered. */
export type ReopenedReason = 'scope_extended' | StockReason

type Reopened = { state: NoticeState; reopenedReason: ReopenedReason | null }

/** Why the store is open again; null when it never was, or has answered since. */
export const openAgainBecause = ({ state, reopenedReason }: Reopened): ReopenedReason | null =>
  isUnanswered(state) ? reopenedReason : null
