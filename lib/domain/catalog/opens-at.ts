import { after, before, days, hours } from '../duration.ts'
import { offsetOf } from '../recall/zoned-time.ts'
import type { OpeningDay, OpeningHours } from './opening-hours.ts'

export type StoreHours = { timezone: string; openingHours: OpeningHours | null }

// Of a store that has not said when it is open: a time at which nobody is woken up. The function opens_at in the database
// says the same.
const UNKNOWN: OpeningHours = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, open: '08:00', close: '20:00' }))

/** This very moment, if the store is open then; else when it opens next. */
export const opensAt = ({ timezone, openingHours }: StoreHours, at: Date): Date => {
  const week = openingHours && openingHours.length > 0 ? openingHours : UNKNOWN
  const today = localDay(timezone, at)
  // Day by day, for it is mostly this one; what began yesterday may last until after midnight.
  for (let n = -1; n <= 7; n += 1) {
    const spans = spansOf(week, timezone, after(today, days(n))).filter(({ to }) => to > at)
    const open = spans.map(({ from }) => Math.max(from.getTime(), at.getTime()))
    if (open.length > 0) return new Date(Math.min(...open))
  }
  return at
}

// Midnight of the day that the clocks there show, written as UTC.
const localDay = (zone: string, at: Date): Date => {
  const shown = after(at, offset(zone, at))
  return new Date(Date.UTC(shown.getUTCFullYear(), shown.getUTCMonth(), shown.getUTCDate()))
}

const spansOf = (week: OpeningDay[], zone: string, day: Date): { from: Date; to: Date }[] => {
  const weekday = day.getUTCDay() === 0 ? 7 : day.getUTCDay()
  return week
    .filter((opening) => opening.day === weekday)
    .map(({ open, close }) => ({
      from: instant(zone, day, open),
      // A close before the open is after midnight; both the same is around the clock.
      to: instant(zone, close <= open ? after(day, days(1)) : day, close),
    }))
}

// As Postgres reads a local time: in the hour that is left out in spring by the clock before, in the hour that is repeated
// in autumn by the clock after.
const instant = (zone: string, day: Date, time: string): Date => {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const shown = after(day, hours(hour + minute / 60))
  const [early, late] = [offset(zone, before(shown, days(1))), offset(zone, after(shown, days(1)))]
  const fits = [early, late]
    .map((by) => before(shown, by))
    .filter((at) => after(at, offset(zone, at)).getTime() === shown.getTime())
  return fits.at(-1) ?? before(shown, early)
}

const zones = new Map<string, (at: Date) => number>()

const offset = (zone: string, at: Date): number => {
  const known = zones.get(zone) ?? offsetOf(zone) ?? (() => 0)
  zones.set(zone, known)
  return known(at)
}
