import type { Gtin } from '#lib/domain/catalog/gtin.ts'
import type { RecallContent, ScopeLine } from '#lib/domain/recall/recall.ts'

/** A line to begin with; its product is chosen later. */
export const BLANK_LINE: ScopeLine = {
  gtin: '' as Gtin,
  lots: [],
  lotFrom: null,
  lotTo: null,
  expiresFrom: null,
  expiresTo: null,
  complete: true,
  identificationHint: null,
  pictureId: null,
}

/** What a new recall begins with: nothing said, and the packs that somebody came with. */
export const blankRecall = ({ gtin, lot }: { gtin: string | null; lot: string | null }): RecallContent => ({
  title: '',
  kind: 'recall',
  priority: 'medium',
  jurisdiction: 'US',
  regulatorClass: null,
  reasonCode: '',
  hazard: '',
  instructions: '',
  steps: [],
  depth: null,
  translations: {},
  lintReasons: {},
  scope: [
    {
      ...BLANK_LINE,
      gtin: (gtin ?? '') as Gtin, // In the catalog, says whoever asks for a blank recall.
      lots: gtin && lot ? [lot] : [],
    },
  ],
  target: { mode: 'shipped', storeNumbers: [] },
  effectivenessLevel: null,
})
