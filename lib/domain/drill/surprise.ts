import { after, hours, minutes } from '../duration.ts'
import type { Actor, Role } from '../identity/actor.ts'
import { PERMITTED } from '../identity/permissions.ts'
import { instantIn } from '../recall/zoned-time.ts'

/** Who plans drills knows of those to come. Everybody else may be drilled. */
export const seesSurprises = (actor: Actor): boolean => {
  if (actor.kind === 'system') return true
  if (actor.kind === 'link' || actor.kind === 'device') return false
  return plansDrills(actor.role)
}

export const plansDrills = (role: Role): boolean =>
  PERMITTED['recall:write'].includes(role) || PERMITTED['recall:approve'].includes(role)

/** Days (YYYY-MM-DD) and hours (HH:MM) on the clocks of a zone, within which a surprise drill comes. */
export type SurpriseWindow = { from: string; to: string; opens: string; closes: string; zone: string }

const MOST_DAYS = 60
const DAY_MS = hours(24)

type Span = { start: number; end: number }

// Weekdays as opening hours count them: 1 is Monday.
const daysOf = ({ from, to }: SurpriseWindow): { day: string; weekday: number }[] => {
  const first = Date.parse(`${from}T00:00Z`)
  const last = Date.parse(`${to}T00:00Z`)
  const count = Number.isNaN(first) || Number.isNaN(last) ? 0 : Math.floor((last - first) / DAY_MS) + 1
  return Array.from({ length: Math.max(0, Math.min(count, MOST_DAYS)) }, (_, i) => {
    const date = new Date(first + i * DAY_MS)
    return { day: date.toISOString().slice(0, 10), weekday: date.getUTCDay() || 7 }
  })
}

/** The spans of time in which it may come: on open days alone, and never within minutes of its planning. */
export const spansOf = (window: SurpriseWindow, openDays: ReadonlySet<number>, now: Date): Span[] => {
  const earliest = after(now, minutes(15)).getTime()
  return daysOf(window).flatMap(({ day, weekday }) => {
    if (!openDays.has(weekday)) return []
    const start = instantIn(`${day}T${window.opens}`, window.zone)
    const end = instantIn(`${day}T${window.closes}`, window.zone)
    // A day on which the clocks skip one of the two is left out.
    if (!('at' in start) || !('at' in end)) return []
    const span = { start: Math.max(start.at.getTime(), earliest), end: end.at.getTime() }
    return span.end > span.start ? [span] : []
  })
}

/** A moment of the spans, each minute of them as likely as any other. `fraction` is in [0, 1). */
export const momentIn = (spans: Span[], fraction: number): Date | null => {
  let left = spans.reduce((sum, { start, end }) => sum + end - start, 0) * fraction
  for (const { start, end } of spans) {
    if (left < end - start) return new Date(start + left)
    left -= end - start
  }
  return null
}

/** So many of them, each as likely as any other, in their own order. */
export const drawSome = <T>(all: readonly T[], count: number, fraction: () => number): T[] => {
  const places = all.map((_, i) => i)
  const drawn = new Set<number>()
  while (drawn.size < count && places.length > 0) {
    const [place] = places.splice(Math.floor(fraction() * places.length), 1)
    if (place !== undefined) drawn.add(place)
  }
  return all.filter((_, i) => drawn.has(i))
}

/** The weekdays on which every store is open. A store whose hours nobody entered is taken to be open every day. */
export const commonDays = (stores: readonly { openDays: readonly number[] | null }[]): Set<number> =>
  new Set(
    [1, 2, 3, 4, 5, 6, 7].filter((day) => stores.every(({ openDays }) => openDays?.includes(day) ?? true)),
  )
