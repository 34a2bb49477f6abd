import type { Evidence } from '../evidence/evidence.ts'
import type { VerdictWord } from '../scan/judge-scan.ts'

import type { Match } from './board-filter.ts'
import type { NoticeClock } from './clocks.ts'
import type { Doubt } from './doubts.ts'
import type { NoticeState } from './lifecycle.ts'
import type { ReopenedReason } from './reopened.ts'
import type { LotCount, ReconciledLot } from './reconciliation.ts'
import type { MovedLot, StockKind } from './stock.ts'

// One store's part in one recall, as the console shows it. Times are ISO texts.

export type StoreContact = {
  id: string
  kind: 'on_duty' | 'after_hours' | 'escalation'
  channel: string
  address: string
  fault: string | null
}

export type StoreDelivery = {
  id: string
  purpose: string
  round: number
  version: number
  channel: string
  address: string
  state: string
  attempts: number
  providerMessageId: string | null
  createdAt: string
  settledAt: string | null
  nextAttemptAt: string | null
  lastError: string | null
}

export type StoreAnswer = {
  id: string
  version: number
  kind: 'acknowledged' | 'removed' | 'not_affected' | 'needs_help'
  by: string
  via: string
  /** How whoever answered stands for it; null: a program or the holder of a link answered. */
  signedBy: 'session' | 'pin' | null
  at: string
  note: string | null
  /** Why it counts no longer: what opened the store again after it. The answer is kept. */
  overtakenBy: ReopenedReason | 'taken_back' | null
  /** By whom at the store, because it was sent by accident. */
  takenBack: { by: string; at: string } | null
  lines: LotCount[]
}

/** Packs of one lot that the store scanned, by what the server says of them. */
export type StoreScans = {
  gtin: string
  lot: string | null
  verdict: VerdictWord
  packs: number
  lastAt: string
  by: string[]
}

/** Recalled product that moved at the store, or that nobody can rule out. */
export type StoreStock = {
  id: string
  kind: StockKind
  gtin: string
  lot: string | null
  quantity: number
  at: string
  /** Who entered it in the store; null: a partner’s system told of it. */
  by: string | null
  setAside: boolean
  /** Somebody has said since that it was a mistake: it counts nowhere. */
  takenBack: boolean
}

export type StoreEvent = { at: string; what: string; detail: string | null }

export type StorePart = {
  number: string
  name: string
  banner: string | null
  district: string | null
  timezone: string
  place: string | null
  state: NoticeState
  late: NoticeClock | null
  /** Of the clock that runs. */
  dueAt: string
  acknowledgeBy: string
  reportBy: string
  version: number
  match: Match
  shipped: number
  owner: string | null
  /** Mails to the owner come back: somebody else must take the store, or call. */
  ownerUnreachable: boolean
  excusedBecause: string | null
  /** Dropped out of the scope: nothing is wanted of it any more. */
  stoodDownAt: string | null
  /** Why it is open again, after it had answered. */
  reopenedReason: ReopenedReason | null
  /** What moved and opened it again, the gravest first. */
  reopenedBy: MovedLot[]
  acknowledgedBy: string | null
  contacts: StoreContact[]
  deliveries: StoreDelivery[]
  answers: StoreAnswer[]
  /** The report that counts; null: none does. */
  standingReport: string | null
  /** `released`: a narrower scope means it no more; what was said of it is kept. */
  lots: (ReconciledLot & { released: boolean })[]
  scans: StoreScans[]
  photos: Evidence[]
  stock: StoreStock[]
  doubts: Doubt[]
  events: StoreEvent[]
  asOf: string
}
