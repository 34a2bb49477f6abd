import { hours } from '../duration.ts'

/**
 * The instant at which the clocks of a zone show this local time (YYYY-MM-DDTHH:MM), or why there is none. In the hour
 * that is repeated in autumn the first is meant.
 */
export const instantIn = (
  local: string,
  zone: string,
): { at: Date } | { fault: 'unknown_zone' | 'not_a_time' | 'skipped' } => {
  const shown = new Date(`${local}Z`)
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) || Number.isNaN(shown.getTime()))
    return { fault: 'not_a_time' }
  if (!shown.toISOString().startsWith(local)) return { fault: 'not_a_time' }
  const offsetAt = offsetOf(zone)
  if (!offsetAt) return { fault: 'unknown_zone' }
  // The offset before and after a change of clocks that day: the true instant is one of the two, the earlier one first.
  const around = [new Date(shown.getTime() - hours(24)), new Date(shown.getTime() + hours(24))]
  const candidates = around.map((near) => new Date(shown.getTime() - offsetAt(near)))
  const fits = candidates
    .filter((at) => at.getTime() + offsetAt(at) === shown.getTime())
    .toSorted((a, b) => a.getTime() - b.getTime())
  return fits[0] ? { at: fits[0] } : { fault: 'skipped' }
}

/** How far the clocks of a zone are ahead of UTC at a moment; null, if there is no such zone. */
export const offsetOf = (zone: string): ((at: Date) => number) | null => {
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    return (at) => {
      const part = Object.fromEntries(
        format.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
      )
      const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
      return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at.getTime() / 1000) * 1000
    }
  } catch {
    return null
  }
}
