import { days } from '../duration.ts'

const LONGEST_KEPT = days(60)

/**
 * When somebody at a store saw what an answer says, by our clock. The phone tells by its own clock when that was and when it
 * sends, so that a clock that is wrong does not matter: only how long it waited counts. What cannot be is taken as now.
 */
export const observedAt = (now: Date, at: string | undefined, sentAt: string | null): Date => {
  if (at === undefined || sentAt === null) return now
  const waited = Date.parse(sentAt) - Date.parse(at)
  return waited >= 0 && waited <= LONGEST_KEPT ? new Date(now.getTime() - waited) : now
}
