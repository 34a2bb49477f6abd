import { after, days, hours, minutes, type Duration } from '../duration.ts'
import type { Surface } from './actor.ts'

/** The console forgets soon; a phone in the back room stays signed in through a shift and a week. */
export const SESSION_LIFE: Record<Surface, { idle: Duration; absolute: Duration }> = {
  recall: { idle: minutes(30), absolute: hours(12) },
  store: { idle: days(3), absolute: days(14) },
}

type SessionTimes = { lastSeenAt: Date; expiresAt: Date; endedAt: Date | null }

export const isLive = (session: SessionTimes, surface: Surface, now: Date): boolean =>
  session.endedAt === null &&
  session.expiresAt > now &&
  after(session.lastSeenAt, SESSION_LIFE[surface].idle) > now
