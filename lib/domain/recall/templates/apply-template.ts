import type { Language } from '../../identity/language.ts'
import { TRANSLATED, type InstructionStep, type RecallContent, type TranslatedTexts } from '../recall.ts'
import { numberedSteps } from '../steps.ts'
import { hazardText } from './hazard-texts.ts'
import { filled, PRODUCT, REASON } from './placeholders.ts'
import type { RecallTemplate } from './recall-templates.ts'

type Known = { product: string | null }
export type TemplateMode = 'fill' | 'replace'

const titleIn = (
  template: RecallTemplate,
  content: RecallContent,
  language: Language,
  known: Known,
): string =>
  filled(
    template.titles[language].replace('{product}', PRODUCT[language]).replace('{reason}', REASON[language]),
    language,
    known.product,
    content.reasonCode,
  )

const stepsIn = (template: RecallTemplate, language: Language): InstructionStep[] =>
  template.steps.map(({ texts, proof }) => ({ text: texts[language], proof }))

const textsIn = (
  template: RecallTemplate,
  content: RecallContent,
  language: Language,
  known: Known,
): TranslatedTexts => ({
  title: titleIn(template, content, language, known),
  hazard: hazardText(content.reasonCode, language) ?? '',
  instructions: numberedSteps(stepsIn(template, language)),
})

/** Whether texts stand there that the template would replace. */
export const wouldReplace = ({ title, hazard, instructions, translations = {} }: RecallContent): boolean =>
  [title, hazard, instructions].some((text) => text.trim() !== '') || Object.keys(translations).length > 0

/**
 * The recall begun from a template. `fill` leaves every text that stands; `replace` writes all of them anew. Packs, stores
 * and reasons are never touched.
 */
export const applyTemplate = (
  template: RecallTemplate,
  content: RecallContent,
  known: Known,
  mode: TemplateMode,
): RecallContent => {
  const english = textsIn(template, content, 'en', known)
  const keep = (own: string, proposed: string): string =>
    mode === 'fill' && own.trim() !== '' ? own : proposed || own
  const keepsSteps = mode === 'fill' && content.instructions.trim() !== ''
  const translations = Object.fromEntries(
    TRANSLATED.map((language) => {
      const own = content.translations?.[language]
      const proposed = textsIn(template, content, language, known)
      if (!own || mode === 'replace') return [language, proposed]
      return [
        language,
        {
          title: keep(own.title, proposed.title),
          hazard: keep(own.hazard, proposed.hazard),
          instructions: keep(own.instructions, proposed.instructions),
        },
      ]
    }),
  )
  return {
    ...content,
    kind: template.kind,
    jurisdiction: template.jurisdiction,
    priority: template.priority,
    depth: template.depth ?? content.depth ?? null,
    effectivenessLevel: template.effectivenessLevel ?? content.effectivenessLevel ?? null,
    title: keep(content.title, english.title),
    hazard: keep(content.hazard, english.hazard),
    ...(keepsSteps ? {} : { steps: stepsIn(template, 'en'), instructions: english.instructions }),
    translations,
  }
}
