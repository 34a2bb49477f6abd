import { after, days, hours, minutes, seconds, type Duration } from '../duration.ts'
import type { Priority } from '../recall/recall.ts'

type Policy = { pauses: Duration[]; afterwards: Duration; giveUpAfter: Duration }

const POLICY: Record<Priority, Policy> = {
  high: {
    pauses: [seconds(2), seconds(10), seconds(30), minutes(2), minutes(10), minutes(30)],
    afterwards: hours(1),
    giveUpAfter: days(1),
  },
  medium: {
    pauses: [seconds(10), minutes(1), minutes(5), minutes(30)],
    afterwards: hours(2),
    giveUpAfter: days(2),
  },
  low: {
    pauses: [seconds(30), minutes(5), minutes(30), hours(2)],
    afterwards: hours(8),
    giveUpAfter: days(3),
  },
}

/** A doubtful send is repeated, marked as a repeat, once the doubt has had time to clear by itself. */
export const REPEAT_AFTER: Record<Priority, Duration> = {
  high: seconds(30),
  medium: minutes(2),
  low: minutes(10),
}

const RETRY_AFTER_CAP = hours(1)

type Try = { priority: Priority; attempts: number; createdAt: Date; retryAfter?: Date | undefined }

/**
 * When to try again, or null to give up. `jitter` is a number in [0, 1): the pause is drawn from its upper half, so
 * that a thousand stores which failed together do not come back together.
 */
export const nextAttemptAt = (now: Date, job: Try, jitter: number): Date | null => {
  const { pauses, afterwards, giveUpAfter } = POLICY[job.priority]
  const pause = pauses[job.attempts - 1] ?? afterwards
  const own = after(now, pause / 2 + (pause / 2) * jitter)
  const asked = job.retryAfter ? Math.min(job.retryAfter.getTime(), after(now, RETRY_AFTER_CAP).getTime()) : 0
  const at = new Date(Math.max(own.getTime(), asked))
  return at > after(job.createdAt, giveUpAfter) ? null : at
}
