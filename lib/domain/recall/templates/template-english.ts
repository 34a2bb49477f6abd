import { TRANSLATED } from '../recall.ts'
import { numberedSteps } from '../steps.ts'
import { HAZARD_TEXTS } from './hazard-texts.ts'
import { TEMPLATES } from './recall-templates.ts'

type Translated = (typeof TRANSLATED)[number]

const stepsOf = (language: 'en' | Translated) =>
  TEMPLATES.map(({ steps }) =>
    numberedSteps(steps.map(({ texts, proof }) => ({ text: texts[language], proof }))),
  )

const pairsIn = (language: Translated): [translation: string, english: string][] => {
  const english = stepsOf('en')
  return [
    ...HAZARD_TEXTS.map((texts): [string, string] => [texts[language], texts.en]),
    ...stepsOf(language).map((text, i): [string, string] => [text, english[i] ?? '']),
  ]
}

const KNOWN = Object.fromEntries(
  TRANSLATED.map((language) => [language, Map.groupBy(pairsIn(language), ([translation]) => translation)]),
) as Record<Translated, Map<string, [string, string][]>>

/** What a translation that came with a template says in English; null: somebody wrote it. Some share their words. */
export const templateEnglish = (language: Translated, translation: string): string[] | null =>
  KNOWN[language].get(translation.trim())?.map(([, english]) => english) ?? null
