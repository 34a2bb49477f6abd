import type { Language } from '../identity/language.ts'
import type { RecallContent, TranslatedTexts } from './recall.ts'

/** What an author writes in: whatever has no translation is in it, hints on where to look among it. */
export const WRITTEN_IN = 'en' satisfies Language

/** The texts that somebody reads, and the language that they are really in. */
export type ReadTexts = TranslatedTexts & { language: Language }

type Written = Pick<RecallContent, 'title' | 'hazard' | 'instructions' | 'translations'>

const isWhole = ({ title, hazard, instructions }: TranslatedTexts): boolean =>
  [title, hazard, instructions].every((text) => text.trim() !== '')

/**
 * The approved texts in this language, or the author's English where there are none. All of one language: half a
 * translation would leave the reader with a hazard in one language and the order in another.
 */
export const textsFor = (content: Written, language: Language): ReadTexts => {
  const translated = language === WRITTEN_IN ? undefined : content.translations?.[language]
  const { title, hazard, instructions } = content
  return translated && isWhole(translated)
    ? { ...translated, language }
    : { title, hazard, instructions, language: WRITTEN_IN }
}
