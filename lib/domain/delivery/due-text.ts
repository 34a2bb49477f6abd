import { dateText, localeAt } from '../format/local-date.ts'
import type { Language } from '../identity/language.ts'

// Made once for each language and zone: making one takes as long as all the rest of a mail.
const clocks = new Map<string, Intl.DateTimeFormat>()

const clockOf = (language: Language, timeZone: string): Intl.DateTimeFormat => {
  const key = `${language} ${timeZone}`
  const known = clocks.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(localeAt(language, timeZone), {
    weekday: 'long',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  })
  clocks.set(key, made)
  return made
}

// A recall has one deadline, and its stores lie in a few zones.
const texts = new Map<string, string>()
const MOST_KEPT = 500

/** A deadline as the store reads it, by its own clock: "Monday, Mar 2, 2026, 9:30 AM CST". */
export const dueText = (at: Date, language: Language, timeZone: string): string => {
  const key = `${language} ${timeZone} ${at.getTime()}`
  const known = texts.get(key)
  if (known !== undefined) return known
  const text = dateText(clockOf(language, timeZone), at)
  if (texts.size >= MOST_KEPT) texts.clear()
  texts.set(key, text)
  return text
}
