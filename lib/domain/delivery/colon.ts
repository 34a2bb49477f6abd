import type { Language } from '../identity/language.ts'

/** Between a label and what it names. French sets a no-break space before it, in Canada as in France. */
export const COLON: Record<Language, string> = { en: ': ', es: ': ', fr: '\u00a0: ' }
