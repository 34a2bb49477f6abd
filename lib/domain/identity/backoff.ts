import { after, minutes, seconds } from '../duration.ts'

const FREE = 5
const CAP = minutes(15)
const FORGET_AFTER = minutes(60)

export type Failures = { failures: number; lastFailedAt: Date }

/** A pause that doubles with each failure after the fifth and never becomes a lock. Null: may try now. */
export const blockedUntil = ({ failures, lastFailedAt }: Failures, now: Date, free = FREE): Date | null => {
  if (failures < free || after(lastFailedAt, FORGET_AFTER) <= now) return null
  const pause = Math.min(seconds(2) * 2 ** (failures - free), CAP)
  const until = after(lastFailedAt, pause)
  return until > now ? until : null
}

/** Failures to remember after one more. */
export const failedAgain = (before: Failures | null, now: Date): Failures => {
  const forgotten = before === null || after(before.lastFailedAt, FORGET_AFTER) <= now
  return { failures: forgotten ? 1 : before.failures + 1, lastFailedAt: now }
}

/** One address may stand for a whole office: it gets more before it has to wait. */
export const FREE_PER_ADDRESS = 50

/**
 * Six digits can be guessed by whoever is patient. After so many wrong ones in a row none is judged any more, from wherever
 * it comes, until the person has followed a link in a mail.
 */
export const MOST_WRONG_CODES = 25
