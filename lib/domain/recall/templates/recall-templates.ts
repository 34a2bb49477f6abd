import type { Language } from '../../identity/language.ts'
import type { Depth, Jurisdiction, Priority, RecallKind } from '../recall.ts'
import { STEPS, type TemplateStep } from './template-steps.ts'

/** A recall to begin with. Titles name `{product}` and `{reason}`, which are filled as far as they are known. */
export type RecallTemplate = {
  id: string
  name: string
  kind: RecallKind
  jurisdiction: Jurisdiction
  priority: Priority
  depth: Depth | null
  effectivenessLevel: 'A' | 'B' | 'C' | 'D' | 'E' | null
  titles: Record<Language, string>
  steps: readonly TemplateStep[]
  /** Where its form comes from; `check`: from memory or read in part, to be confirmed by whoever uses it. */
  source: { text: string; check: boolean }
}

const MAY_CONTAIN = {
  en: '{product} may contain {reason}',
  es: '{product}: puede contener {reason}',
  fr: '{product} : peut contenir {reason}',
}
const QUALITY = {
  en: '{product}: taken off sale, {reason}',
  es: '{product}: fuera de venta, {reason}',
  fr: '{product} : retiré de la vente, {reason}',
}
const SAFETY = {
  en: 'Product safety recall: {product}, {reason}',
  es: 'Recuperación de un producto por motivos de seguridad: {product}, {reason}',
  fr: 'Rappel de produit pour des raisons de sécurité : {product}, {reason}',
}
const ALLERGY = {
  en: 'Allergy alert: {product}, allergen not on the label',
  es: 'Alerta de alergia: {product}, alérgeno no declarado',
  fr: 'Alerte allergie : {product}, allergène non déclaré',
}
const HAZARD = {
  en: '{product}: {reason} hazard',
  es: '{product}: peligro de {reason}',
  fr: '{product} : danger, {reason}',
}
const DRILL = {
  en: 'Drill: {product}',
  es: 'Simulacro: {product}',
  fr: 'Exercice : {product}',
}

const FDA = { text: '21 CFR 7.42 and 7.49', check: false }
const EU = { text: 'Regulation (EU) 2023/988 and notice template (EU) 2024/1435', check: false }
const UK = { text: 'UK FSA alert types AA, PRIN and FAFA', check: true }
const CANADA = { text: 'Canadian recall classes 1 to 3; texts in English and French', check: true }
const AUSTRALIA = {
  text: 'Australian food recall practice: distribution list and post-recall report',
  check: true,
}
const CPSC = { text: 'CPSC corrective action practice', check: true }
const HOUSE = { text: 'Practice of this system', check: false }

export const TEMPLATES: readonly RecallTemplate[] = [
  {
    id: 'us-food-1',
    name: 'US food recall, Class I style',
    kind: 'recall',
    jurisdiction: 'US',
    priority: 'high',
    depth: 'consumer',
    effectivenessLevel: 'A',
    titles: MAY_CONTAIN,
    steps: STEPS.foodToConsumer,
    source: FDA,
  },
  {
    id: 'us-food-2',
    name: 'US food recall, Class II or III style',
    kind: 'recall',
    jurisdiction: 'US',
    priority: 'medium',
    depth: 'retail',
    effectivenessLevel: 'C',
    titles: MAY_CONTAIN,
    steps: STEPS.food,
    source: FDA,
  },
  {
    id: 'us-allergen',
    name: 'US undeclared allergen',
    kind: 'recall',
    jurisdiction: 'US',
    priority: 'high',
    depth: 'consumer',
    effectivenessLevel: 'A',
    titles: ALLERGY,
    steps: STEPS.foodToConsumer,
    source: FDA,
  },
  {
    id: 'us-withdrawal',
    name: 'US market withdrawal',
    kind: 'withdrawal',
    jurisdiction: 'US',
    priority: 'low',
    depth: 'retail',
    effectivenessLevel: 'E',
    titles: QUALITY,
    steps: STEPS.withdrawal,
    source: FDA,
  },
  {
    id: 'us-goods',
    name: 'US consumer product recall',
    kind: 'recall',
    jurisdiction: 'US',
    priority: 'high',
    depth: 'consumer',
    effectivenessLevel: 'B',
    titles: HAZARD,
    steps: STEPS.goods,
    source: CPSC,
  },
  {
    id: 'eu-safety',
    name: 'EU product safety recall',
    kind: 'recall',
    jurisdiction: 'EU',
    priority: 'high',
    depth: 'consumer',
    effectivenessLevel: null,
    titles: SAFETY,
    steps: STEPS.goods,
    source: EU,
  },
  {
    id: 'uk-aa',
    name: 'UK allergy alert (AA)',
    kind: 'recall',
    jurisdiction: 'UK',
    priority: 'high',
    depth: 'consumer',
    effectivenessLevel: null,
    titles: ALLERGY,
    steps: STEPS.foodToConsumer,
    source: UK,
  },
  {
    id: 'uk-prin',
    name: 'UK product recall information notice (PRIN)',
    kind: 'recall',
    jurisdiction: 'UK',
    priority: 'high',
    depth: 'consumer',
    effectivenessLevel: null,
    titles: MAY_CONTAIN,
    steps: STEPS.foodToConsumer,
    source: UK,
  },
  {
    id: 'ca-food',
    name: 'Canada food recall, English and French',
    kind: 'recall',
    jurisdiction: 'CA',
    priority: 'high',
    depth: 'consumer',
    effectivenessLevel: null,
    titles: MAY_CONTAIN,
    steps: STEPS.foodToConsumer,
    source: CANADA,
  },
  {
    id: 'au-food',
    name: 'Australia food recall',
    kind: 'recall',
    jurisdiction: 'AU',
    priority: 'high',
    depth: 'consumer',
    effectivenessLevel: null,
    titles: MAY_CONTAIN,
    steps: STEPS.foodToConsumer,
    source: AUSTRALIA,
  },
  ...(['US', 'EU', 'UK', 'CA', 'AU'] as const).map((jurisdiction): RecallTemplate => ({
    id: `drill-${jurisdiction.toLowerCase()}`,
    name: 'Recall drill',
    kind: 'drill',
    jurisdiction,
    priority: 'medium',
    depth: 'retail',
    effectivenessLevel: 'E',
    titles: DRILL,
    steps: STEPS.drill,
    source: HOUSE,
  })),
]
