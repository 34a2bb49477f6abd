import type { Match } from './board-filter.ts'
import type { NoticeClock } from './clocks.ts'
import type { NoticeState } from './lifecycle.ts'
import type { ReopenedReason } from './reopened.ts'

// What a board shows. Times are ISO texts: they travel to the browser as they are.

export type BoardRow = {
  number: string
  name: string
  city: string | null
  usState: string | null
  timezone: string
  district: string | null
  banner: string | null
  state: NoticeState
  /** Which of its clocks has run out. */
  late: NoticeClock | null
  notReached: boolean
  match: Match
  shipped: number
  notifiedAt: string | null
  acknowledgedAt: string | null
  acknowledgedBy: string | null
  reportedAt: string | null
  acknowledgeBy: string
  reportBy: string
  /** Of the clock that runs. */
  dueAt: string
  /** Why it is open again, after it had answered. */
  reopenedReason: ReopenedReason | null
  /** Units that it found and did not put aside, as long as nobody has verified its report. */
  leftOnSale: number
  owner: string | null
  remindedAt: string | null
  escalatedAt: string | null
  excused: boolean
  /** Its last answer was read from paper by somebody at the desk. */
  onPaper: boolean
  /** Dropped out of the scope: nothing is wanted of it any more. */
  stoodDownAt: string | null
}

/** Some rows of all that match, from `offset` on. */
export type BoardWindow = {
  total: number
  /** How many of them have something to do still. */
  awaited: number
  offset: number
  rows: BoardRow[]
  asOf: string
}

/** How far the stores of one district, banner or state are. */
export type Share = {
  name: string | null
  stores: number
  answered: number
  reported: number
  overdue: number
}

export type Breakdown = {
  districts: Share[]
  banners: Share[]
  /** Of the United States, by postal code. */
  usStates: Share[]
  /** Elsewhere, by country. */
  countries: Share[]
  /** Stores that dropped out of the scope, and are in none of the shares. */
  stoodDown: number
}

/** How many stores had come that far by a moment. */
export type BurnUpPoint = { at: string; notified: number; acknowledged: number; reported: number }
export type BurnUp = {
  from: string
  until: string
  now: string
  targeted: number
  acknowledgeBy: string
  reportBy: string
  points: BurnUpPoint[]
}
