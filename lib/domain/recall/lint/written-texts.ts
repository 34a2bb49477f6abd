import type { Language } from '../../identity/language.ts'
import { TRANSLATED, type RecallContent } from '../recall.ts'

export type WrittenText = { field: string; language: Language; text: string }

/** Everything that somebody outside will read, each with where it stands and in which language. */
export const writtenTexts = (content: RecallContent): WrittenText[] => [
  ...textsOf('', 'en', content),
  ...(content.steps ?? []).map(({ text }, i) => ({
    field: `steps.${i}.text`,
    language: 'en' as const,
    text,
  })),
  ...content.scope.map(({ identificationHint }, i) => ({
    field: `scope.${i}.identificationHint`,
    language: 'en' as const,
    text: identificationHint ?? '',
  })),
  ...TRANSLATED.flatMap((language) => {
    const texts = content.translations?.[language]
    return texts ? textsOf(`translations.${language}.`, language, texts) : []
  }),
]

const textsOf = (
  prefix: string,
  language: Language,
  texts: { title: string; hazard: string; instructions: string },
): WrittenText[] =>
  (['title', 'hazard', 'instructions'] as const).map((name) => ({
    field: `${prefix}${name}`,
    language,
    text: texts[name],
  }))

/** Lower case and without accents, so that "PRÉCAUTION" is found by "precaution". */
const folded = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[’‘]/g, "'").toLowerCase()

/** The first of the phrases that the text contains, at the start of a word. */
export const firstMention = (text: string, phrases: readonly string[]): string | null => {
  const within = folded(text)
  return phrases.find((phrase) => startsWordIn(within, folded(phrase))) ?? null
}

const startsWordIn = (within: string, phrase: string): boolean => {
  for (let at = within.indexOf(phrase); at >= 0; at = within.indexOf(phrase, at + 1))
    if (at === 0 || !/[\p{L}\p{N}]/u.test(within[at - 1] ?? '')) return true
  return false
}
