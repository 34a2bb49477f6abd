import { getRequestConfig } from 'next-intl/server'
import { headers } from 'next/headers'

import { LANGUAGES, type Language } from '#lib/domain/identity/language.ts'

import { currentActor } from './current-actor.ts'
import en from './messages/en.json'
import es from './messages/es.json'
import fr from './messages/fr.json'
import { preferredLanguage } from './preferred-language.ts'

// A text that one language lacks does not compile.
const MESSAGES: Record<Language, typeof en> = { en, es, fr }

/** The language of whoever is signed in; before that, of their browser; or the one of those that a sheet is printed for. */
export default getRequestConfig(async ({ locale: asked }) => {
  const named = LANGUAGES.find((language) => language === asked)
  if (named) return { locale: named, messages: MESSAGES[named], timeZone: 'UTC' }
  const signed = await currentActor()
  const locale = signed?.person.language ?? preferredLanguage((await headers()).get('accept-language'))
  return { locale, messages: MESSAGES[locale], timeZone: 'UTC' }
})
