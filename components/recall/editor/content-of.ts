import type { RecallView } from '#lib/contracts/views.ts'
import type { Gtin } from '#lib/domain/catalog/gtin.ts'
import type { RecallContent } from '#lib/domain/recall/recall.ts'
import { EFFECTIVENESS_LEVELS } from '#lib/domain/recall/recall.ts'

/** What a person writes of a recall, without what the system adds. */
export const contentOf = (recall: RecallView): RecallContent => ({
  title: recall.title,
  kind: recall.kind,
  priority: recall.priority,
  jurisdiction: recall.jurisdiction,
  regulatorClass: recall.regulatorClass,
  reasonCode: recall.reasonCode,
  hazard: recall.hazard,
  instructions: recall.instructions,
  steps: recall.steps,
  depth: recall.depth,
  translations: {
    ...(recall.translations.es ? { es: recall.translations.es } : {}),
    ...(recall.translations.fr ? { fr: recall.translations.fr } : {}),
  },
  lintReasons: recall.lintReasons,
  scope: recall.scope.map((line) => ({ ...line, gtin: line.gtin as Gtin })), // Was parsed when it was written.
  target: recall.target,
  effectivenessLevel: EFFECTIVENESS_LEVELS.find((level) => level === recall.effectivenessLevel) ?? null,
})
