/** Of one weekday, 1 (Monday) to 7, in the store's own time. A day that is not named is closed. */
export type OpeningDay = { day: number; open: string; close: string }
export type OpeningHours = OpeningDay[]

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

/** What is wrong with them, or null. A close before the open is after midnight; both the same is around the clock. */
export const openingHoursFault = (hours: OpeningHours): string | null => {
  const days = hours.map(({ day }) => day)
  if (new Set(days).size !== days.length) return 'A weekday is listed twice.'
  const odd = hours.find(({ open, close }) => !TIME.test(open) || !TIME.test(close))
  return odd ? `${WEEKDAYS[odd.day - 1]}: enter times as hours and minutes, such as 08:00.` : null
}
