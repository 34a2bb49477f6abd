/** What the clocks of a zone show, as a field for a date and a time wants it: YYYY-MM-DDTHH:MM. */
export const localTime = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .format(at)
    .replace(' ', 'T')
