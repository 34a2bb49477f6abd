import { after, before, minutes, seconds } from '../duration.ts'

const WINDOW = minutes(1)
const SLICE = seconds(1)
const SHARE = 0.1
// Where little is sent a tenth of it is nothing: five a second may be tried again in any case, which hurts no provider and
// brings the stores of a small retailer through a provider's restart at once.
export const ALWAYS = 300

type Slice = { at: number; first: number; again: number }

/** What was given to a provider within the last minute, by the second. */
export type RetryBudget = readonly Slice[]

/** May something be tried again now? No more than a tenth of what goes out for the first time, or the little that always may. */
export const mayRetry = (budget: RetryBudget, now: Date): boolean => {
  const { first, again } = totals(budget, now)
  return again + 1 <= Math.max(ALWAYS, Math.floor(first * SHARE))
}

export const counted = (budget: RetryBudget, kind: 'first' | 'again', now: Date): RetryBudget => {
  const at = Math.floor(now.getTime() / SLICE)
  const last = budget.at(-1)
  const grown = (slice: Slice): Slice => ({ ...slice, [kind]: slice[kind] + 1 })
  // What has left the window is cleared away once a second, not for each message.
  if (last?.at === at) return budget.with(-1, grown(last))
  return [...within(budget, now), grown({ at, first: 0, again: 0 })]
}

/** When what is put off asks again. Spread by `jitter` in [0, 1), so that not all of it comes back at once. */
export const retryLater = (now: Date, jitter: number): Date => after(now, WINDOW / 2 + (WINDOW / 2) * jitter)

const within = (budget: RetryBudget, now: Date): Slice[] =>
  budget.filter(({ at }) => at * SLICE > before(now, WINDOW).getTime())

const totals = (budget: RetryBudget, now: Date): { first: number; again: number } =>
  within(budget, now).reduce(
    (sum, { first, again }) => ({ first: sum.first + first, again: sum.again + again }),
    { first: 0, again: 0 },
  )
