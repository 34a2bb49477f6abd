import { isUnanswered, type NoticeState } from './lifecycle.ts'

/** What opened a store again that had answered. */
export type ReopenedReason = 'scope_extended' | 'late_shipment'

type Reopened = { state: NoticeState; reopenedReason: ReopenedReason | null }

/** Why the store is open again; null when it never was, or has answered since. */
export const openAgainBecause = ({ state, reopenedReason }: Reopened): ReopenedReason | null =>
  isUnanswered(state) ? reopenedReason : null
