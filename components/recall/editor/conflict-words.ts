import { LANGUAGE_NAMES } from '#lib/domain/format/language-names.ts'
import type { InstructionStep, ScopeLine, TranslatedTexts } from '#lib/domain/recall/recall.ts'
import { numberedSteps } from '#lib/domain/recall/steps.ts'

import { KIND_WORDS, PRIORITY_WORDS } from '../recall-words.ts'

const NAMES: Record<string, string> = {
  title: 'Title',
  kind: 'Kind',
  priority: 'Priority',
  jurisdiction: 'Jurisdiction',
  regulatorClass: 'Regulator’s class',
  reasonCode: 'Reason',
  hazard: 'Hazard',
  instructions: 'Instructions',
  steps: 'Steps',
  depth: 'Distribution level',
  effectivenessLevel: 'Effectiveness checks',
  'target.mode': 'Target',
  lotFrom: 'Lots from',
  lotTo: 'Lots to',
  expiresFrom: 'Best by from',
  expiresTo: 'Best by to',
  complete: 'Is the list of lots complete?',
  identificationHint: 'Where on the pack to look',
  pictureId: 'Picture',
}
const LANGUAGES: Record<string, string> = LANGUAGE_NAMES

/** What a place within the recall is called: "Product 2: Lots from". */
export const placeName = (path: string): string => {
  const [first = '', second = '', third] = path.split('.')
  if (first === 'scope') {
    const product = `Product ${Number(second) + 1}`
    return third ? `${product}: ${NAMES[third] ?? third}` : product
  }
  if (first === 'translations') {
    const language = LANGUAGES[second] ?? second
    return third ? `${NAMES[third] ?? third} in ${language}` : `${language} texts`
  }
  if (first === 'lintReasons') return 'Reason for keeping a warning'
  return NAMES[path] ?? path
}

const isLine = (value: object): value is ScopeLine => 'lots' in value
const isTexts = (value: object): value is TranslatedTexts => 'instructions' in value

/** A value as one reads it. Null: nothing stands there. */
export const valueWords = (path: string, value: unknown): string | null => {
  if (value === null || value === undefined || value === '') return null
  if (path === 'kind') return KIND_WORDS[value as keyof typeof KIND_WORDS]
  if (path === 'priority') return PRIORITY_WORDS[value as keyof typeof PRIORITY_WORDS]
  if (typeof value === 'boolean') return value ? 'These are all' : 'More may be affected'
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return numberedSteps(value as InstructionStep[]) || null
  if (typeof value !== 'object') return JSON.stringify(value)
  if (isLine(value)) return `${value.gtin} ${value.lots.join(', ') || 'all lots'}`
  return isTexts(value) ? [value.title, value.hazard, value.instructions].join('\n') : JSON.stringify(value)
}
