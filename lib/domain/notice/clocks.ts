import { after, hours, minutes, type Duration } from '../duration.ts'
import type { Priority } from '../recall/recall.ts'
import type { NoticeState } from './lifecycle.ts'

/** The two clocks of a store, and what stops each. Acknowledged is not removed: the second runs on. */
export const CLOCK_PROMISE = {
  acknowledge: 'Runs until a named person at the store has taken it on.',
  report: 'Runs until the store has said per lot what it found and did.',
} as const

export type NoticeClock = keyof typeof CLOCK_PROMISE
export const NOTICE_CLOCKS = Object.keys(CLOCK_PROMISE) as NoticeClock[]

/** How long a store has for each, from when it is asked. */
export type Deadlines = { acknowledge: Duration; report: Duration }

/** Holds until a retailer sets its own. */
export const DEFAULT_DEADLINES: Record<Priority, Deadlines> = {
  high: { acknowledge: minutes(30), report: hours(4) },
  medium: { acknowledge: hours(4), report: hours(24) },
  low: { acknowledge: hours(24), report: hours(72) },
}

/** As people enter and partners send them. */
export type DeadlineMinutes = { acknowledgeMinutes: number; reportMinutes: number }
export type DeadlineSettings = Record<Priority, DeadlineMinutes>
export const MOST_MINUTES = 43_200

export const minutesOf = ({ acknowledge, report }: Deadlines): DeadlineMinutes => ({
  acknowledgeMinutes: acknowledge / minutes(1),
  reportMinutes: report / minutes(1),
})

export const deadlinesOf = ({ acknowledgeMinutes, reportMinutes }: DeadlineMinutes): Deadlines => ({
  acknowledge: minutes(acknowledgeMinutes),
  report: minutes(reportMinutes),
})

/** When both clocks of a store run out that is asked at this moment. */
export const clocksFrom = (
  asked: Date,
  { acknowledge, report }: Deadlines,
): { acknowledgeBy: Date; reportBy: Date } => ({
  acknowledgeBy: after(asked, acknowledge),
  reportBy: after(asked, report),
})

/** The clock that runs in this state; null: the store has said its last word for now. */
export const runningClock = (state: NoticeState): NoticeClock | null => {
  if (state === 'open' || state === 'seen') return 'acknowledge'
  return state === 'acknowledged' ? 'report' : null
}

/** Something is still wanted of the store: it is reminded, escalated, called. */
export const isAwaited = (state: NoticeState): boolean => runningClock(state) !== null

type Clocked = { state: NoticeState; acknowledgeBy: Date; reportBy: Date; stoodDownAt?: Date | null }

/** The deadline of the clock that is running; after that, the last one that ran. */
export const dueAt = ({ state, acknowledgeBy, reportBy }: Clocked): Date =>
  runningClock(state) === 'acknowledge' ? acknowledgeBy : reportBy

/** Which clock has run out. Of a store that was stood down nothing is wanted: it can be late with nothing. */
export const overdueClock = (notice: Clocked, now: Date): NoticeClock | null => {
  const clock = runningClock(notice.state)
  return clock !== null && !notice.stoodDownAt && dueAt(notice) < now ? clock : null
}

export const isOverdue = (notice: Clocked, now: Date): boolean => overdueClock(notice, now) !== null
