import { opensAt, type StoreHours } from '../catalog/opens-at.ts'
import { after, minutes } from '../duration.ts'
import { runningClock } from '../notice/clocks.ts'
import type { NoticeState } from '../notice/lifecycle.ts'
import type { Ladder, LadderStep } from './ladder.ts'

/** What is known of one store's part, as far as its ladder goes. */
export type Silence = {
  state: NoticeState
  /** Since when it was to be told: of the recall, or of what reopened it. A reopened store starts anew. */
  since: Date
  /** Since when the running clock runs: that of the report, since the acknowledgement. */
  runsSince: Date
  /** The minutes of the latest step of the running clock that was taken in this silence; null: none was. */
  reached: number | null
  store: StoreHours
}

/** When a step of the ladder is due for a store that was to be told at `since`. */
export const stepDueAt = (
  { hours }: Ladder,
  { afterMinutes }: Pick<LadderStep, 'afterMinutes'>,
  { since, store }: Pick<Silence, 'since' | 'store'>,
): Date =>
  hours === 'always'
    ? after(since, minutes(afterMinutes))
    : opensAt(store, after(opensAt(store, since), minutes(afterMinutes)))

/**
 * The one step of the running clock that comes next, and when; null once the store has reported, or when that clock has no
 * more steps. Steps are taken one after the other, however late: none is skipped, and none comes twice in one silence.
 */
export const nextStep = (ladder: Ladder, silence: Silence): { step: LadderStep; dueAt: Date } | null => {
  const running = runningClock(silence.state)
  const step = ladder.steps.find(
    ({ clock, afterMinutes }) =>
      clock === running && (silence.reached === null || afterMinutes > silence.reached),
  )
  if (!step) return null
  const dueAt = stepDueAt(ladder, step, silence)
  // Acknowledged only after the step was due: it is due then.
  return { step, dueAt: dueAt < silence.runsSince ? silence.runsSince : dueAt }
}

/** Whether the ladder of this store stands still: what was due by then has not come about. */
export const isBehind = (ladder: Ladder, silence: Silence, dueBy: Date): boolean => {
  const next = nextStep(ladder, silence)
  return next !== null && next.dueAt <= dueBy
}
