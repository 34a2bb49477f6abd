// In America people know their zone by its letters, and their languages write the clock in their own way.
const AMERICAN: Record<string, string> = { en: 'en-US', es: 'es-US', fr: 'fr-CA' }

/** The language as it is written where the store is. */
export const localeAt = (language: string, timeZone: string): string =>
  timeZone.startsWith('America/') ? (AMERICAN[language] ?? language) : language

/** A date as people write it: the first of a month is "1er" in French, which Intl does not know. */
export const dateText = (format: Intl.DateTimeFormat, at: Date): string =>
  format.resolvedOptions().locale.startsWith('fr')
    ? format
        .formatToParts(at)
        .map(({ type, value }) => (type === 'day' && value === '1' ? '1er' : value))
        .join('')
    : format.format(at)
