import type { Language } from '../../identity/language.ts'
import { reasonWord } from '../reasons.ts'
import type { RecallContent, TranslatedTexts } from '../recall.ts'
import { hazardText } from './hazard-texts.ts'

/** What stands in a title until somebody has chosen it. */
export const PRODUCT: Record<Language, string> = { en: '[product]', es: '[producto]', fr: '[produit]' }
export const REASON: Record<Language, string> = { en: '[reason]', es: '[motivo]', fr: '[motif]' }

const ALL = [...Object.values(PRODUCT), ...Object.values(REASON)]

/** The first that is left in a text. */
export const placeholderIn = (text: string): string | null => ALL.find((one) => text.includes(one)) ?? null

/** A text with its places filled, as far as it is known what belongs there. */
export const filled = (
  text: string,
  language: Language,
  product: string | null,
  reasonCode: string,
): string =>
  text
    .replaceAll(PRODUCT[language], () => product ?? PRODUCT[language])
    .replaceAll(REASON[language], () => (reasonCode ? reasonWord(reasonCode, language) : REASON[language]))
    .slice(0, 200)

/**
 * A template may be taken before product and reason are chosen: as soon as they are, they go where it left room for
 * them, in every language, with the hazard that belongs to the reason. What was written by hand stays.
 */
export const fillPlaceholders = (
  content: RecallContent,
  { product }: { product: string | null },
): Partial<RecallContent> => {
  const { title, hazard, reasonCode, translations = {} } = content
  const texts = Object.entries(translations) as [Exclude<Language, 'en'>, TranslatedTexts][]
  const awaited = [title, ...texts.map(([, written]) => written.title)].some(placeholderIn)
  if (!awaited) return {}
  const complete = <T extends { title: string; hazard: string }>(written: T, language: Language): T => ({
    ...written,
    title: filled(written.title, language, product, reasonCode),
    hazard: written.hazard.trim() === '' ? (hazardText(reasonCode, language) ?? '') : written.hazard,
  })
  return {
    ...complete({ title, hazard }, 'en'),
    translations: Object.fromEntries(
      texts.map(([language, written]) => [language, complete(written, language)]),
    ),
  }
}
