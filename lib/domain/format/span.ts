import { hours, minutes, seconds, type Duration } from '../duration.ts'

/** "200 ms", "40 s", "12 min", "3 h": how long, in one figure. */
export const spanText = (span: Duration): string => {
  if (span > 0 && span < seconds(1)) return `${Math.round(span)} ms`
  if (span < minutes(2)) return `${Math.round(span / seconds(1))} s`
  return span < hours(2) ? `${Math.round(span / minutes(1))} min` : `${Math.round(span / hours(1))} h`
}
