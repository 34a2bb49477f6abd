import { localeAt } from '#lib/domain/format/local-date.ts'

/** The hour on this phone, in the language of the page, as it is written where the phone is. */
export const clockTime = (at: number | string): string => {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  return new Intl.DateTimeFormat(localeAt(document.documentElement.lang, timeZone) || undefined, {
    hour: 'numeric',
    minute: '2-digit',
  }).format(new Date(at))
}
