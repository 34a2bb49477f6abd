import type { TRANSLATED } from '../recall.ts'
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

const KNOWN = { es: pairsIn('es'), fr: pairsIn('fr') } as const satisfies Record<Translated, unknown>

/** The English of a translation that came with a template; none of one that somebody wrote, several where they share words. */
export const templateEnglish = (language: Translated, translation: string): string[] =>
  KNOWN[language].flatMap(([known, english]) => (known === translation.trim() ? [english] : []))
