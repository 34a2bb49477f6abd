import { dateText, localeAt } from './local-date.ts'

/** A moment as people at the store say it: in the store's zone, with the zone, in their language. */
export const storeTime = (at: string, locale: string, timeZone: string): string =>
  dateText(
    new Intl.DateTimeFormat(localeAt(locale, timeZone), {
      weekday: 'short',
      month: 'short',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZone,
      timeZoneName: 'short',
    }),
    new Date(at),
  )
