import { getRequestConfig } from 'next-intl/server'
import { headers } from 'next/headers'

import { LANGUAGES, type Language } from '#lib/domain/identity/language.ts'

import { currentActor } from './current-actor.ts'
import en from './messages/en.json'
import es from './messages/es.json'
import fr from './messages/fr.json'

// A text that one language lacks does not compile.
const MESSAGES: Record<Language, typeof en> = { en, es, fr }

/** The language of whoever is signed in; before that, of their browser; or the one of those that a sheet is printed for. */
export default getRequestConfig(async ({ locale: asked }) => {
  const named = LANGUAGES.find((language) => language === asked)
  if (named) return { locale: named, messages: MESSAGES[named], timeZone: 'UTC' }
  const signed = await currentActor()
  const locale = signed?.person.language ?? preferred((await headers()).get('accept-language') ?? '')
  return { locale, messages: MESSAGES[locale], timeZone: 'UTC' }
})

const preferred = (accepted: string): Language => {
  const wanted = accepted.split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return (
    LANGUAGES.find(
      (language) => language === wanted.find((one) => (LANGUAGES as readonly string[]).includes(one)),
    ) ?? 'en'
  )
}
