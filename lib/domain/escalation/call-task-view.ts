import type { NoticeClock } from '../notice/clocks.ts'

/** A store that the reader has to call. */
export type CallTaskView = {
  id: string
  recallId: string
  number: string
  title: string
  drill: boolean
  store: { number: string; name: string; city: string | null; timezone: string }
  /** What the store was to do and has not. */
  clock: NoticeClock
  silentSince: string
  phones: { kind: string; address: string }[]
  outcome: 'reached' | 'no_answer' | 'wrong_number' | null
  note: string
  calledAt: string | null
  calls: number
}
