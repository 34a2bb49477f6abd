import { LANGUAGES, type Language } from '#lib/domain/identity/language.ts'

/** The first language that a browser names and that we have. */
export const preferredLanguage = (accepted: string | null): Language => {
  const wanted = (accepted ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return (
    LANGUAGES.find(
      (language) => language === wanted.find((one) => (LANGUAGES as readonly string[]).includes(one)),
    ) ?? 'en'
  )
}
