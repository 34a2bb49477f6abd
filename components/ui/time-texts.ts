const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** "3 minutes ago", "in 2 hours", as the language says it. */
export const relativeText = (at: number, now: number, locale: string) => {
  const seconds = Math.round((at - now) / 1000)
  const size = Math.abs(seconds)
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })
  if (size < minute) return format.format(0, 'second')
  if (size < hour) return format.format(Math.trunc(seconds / minute), 'minute')
  if (size < day) return format.format(Math.trunc(seconds / hour), 'hour')
  return format.format(Math.trunc(seconds / day), 'day')
}

/** Date and time to the minute, with the zone: "Mar 2, 2026, 8:00 AM CST". */
export const absoluteText = (at: Date, locale: string, timeZone: string) =>
  new Intl.DateTimeFormat(locale, {
    timeZone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(at)

/** The time of day to the second, with the zone. */
export const clockText = (at: Date, locale: string, timeZone: string) =>
  new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).format(at)
