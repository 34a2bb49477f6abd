import { opensAt, type StoreHours } from '../catalog/opens-at.ts'
import { after, minutes } from '../duration.ts'
import { isUnanswered, type NoticeState } from '../notice/lifecycle.ts'
import type { Ladder, LadderStep } from './ladder.ts'

/** What is known of one store's part, as far as its ladder goes. */
export type Silence = {
  state: NoticeState
  /** Since when it was to be told: of the recall, or of what reopened it. A reopened store starts anew. */
  since: Date
  /** The minutes of the latest step that was taken in this silence; null: none was. */
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
 * The one step that comes next, and when; null once the store has answered, or when the ladder has come to its end. Steps
 * are taken one after the other, however late: none is skipped, and none comes twice in one silence.
 */
export const nextStep = (ladder: Ladder, silence: Silence): { step: LadderStep; dueAt: Date } | null => {
  if (!isUnanswered(silence.state)) return null
  const step = ladder.steps.find(
    ({ afterMinutes }) => silence.reached === null || afterMinutes > silence.reached,
  )
  return step ? { step, dueAt: stepDueAt(ladder, step, silence) } : null
}

/** Whether the ladder of this store stands still: what was due by then has not come about. */
export const isBehind = (ladder: Ladder, silence: Silence, dueBy: Date): boolean => {
  const next = nextStep(ladder, silence)
  return next !== null && next.dueAt <= dueBy
}
