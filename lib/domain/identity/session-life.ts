import { after, days, hours, minutes, type Duration } from '../duration.ts'
import type { Surface } from './actor.ts'

/**
 * The console forgets soon; a phone of one's own stays signed in through a shift and a week. A device that several share
 * is locked as soon as it is put down, and asks for a PIN again.
 */
export const SESSION_LIFE: Record<Surface | 'device', { idle: Duration; absolute: Duration }> = {
  recall: { idle: minutes(30), absolute: hours(12) },
  store: { idle: days(3), absolute: days(14) },
  device: { idle: minutes(10), absolute: hours(12) },
}

type SessionTimes = { lastSeenAt: Date; expiresAt: Date; endedAt: Date | null }

export const isLive = (session: SessionTimes, kind: Surface | 'device', now: Date): boolean =>
  session.endedAt === null &&
  session.expiresAt > now &&
  after(session.lastSeenAt, SESSION_LIFE[kind].idle) > now
