import type { Language } from '../identity/language.ts'

/** The languages as an English page names them. */
export const LANGUAGE_NAMES = {
  en: 'English',
  es: 'Spanish',
  fr: 'French',
} as const satisfies Record<Language, string>
