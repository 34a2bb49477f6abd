import type { Gtin } from '../catalog/gtin.ts'

export const RECALL_KINDS = ['recall', 'withdrawal', 'safety_alert', 'drill'] as const
export const PRIORITIES = ['high', 'medium', 'low'] as const
export const JURISDICTIONS = ['US', 'EU', 'UK', 'CA', 'AU'] as const
export const TARGET_MODES = ['shipped', 'all', 'listed'] as const
export const STEP_PROOFS = ['none', 'photo', 'count', 'signature'] as const
export const DEPTHS = ['consumer', 'retail', 'wholesale'] as const
export const EFFECTIVENESS_LEVELS = ['A', 'B', 'C', 'D', 'E'] as const
/** The languages besides the author's, which is English, that a recall can carry approved texts in. */
export const TRANSLATED = ['es', 'fr'] as const

export type RecallKind = (typeof RECALL_KINDS)[number]
export type Priority = (typeof PRIORITIES)[number]
export type Jurisdiction = (typeof JURISDICTIONS)[number]
export type TargetMode = (typeof TARGET_MODES)[number]
export type StepProof = (typeof STEP_PROOFS)[number]
export type Depth = (typeof DEPTHS)[number]

/** One thing to do, and what shows that it was done. */
export type InstructionStep = { text: string; proof: StepProof }

/** What a store reads, in a language other than the author's: approved by a person, never made by a machine. */
export type TranslatedTexts = { title: string; hazard: string; instructions: string }
export type Translations = Partial<Record<(typeof TRANSLATED)[number], TranslatedTexts>>

/** Which packs are meant: a product, its lots or ranges, its dates. */
export type ScopeLine = {
  gtin: Gtin
  lots: string[]
  lotFrom?: string | null
  lotTo?: string | null
  /** Calendar days, YYYY-MM-DD. */
  expiresFrom?: string | null
  expiresTo?: string | null
  /** False: more lots may be affected than are listed. */
  complete: boolean
  identificationHint?: string | null
  /** A picture among the recall's attachments that shows where to look. */
  pictureId?: string | null
}

/** What the author writes and the issue freezes. */
export type RecallContent = {
  title: string
  kind: RecallKind
  priority: Priority
  jurisdiction: Jurisdiction
  regulatorClass?: string | null
  reasonCode: string
  hazard: string
  instructions: string
  /** In their order. Empty: `instructions` says it in one piece. */
  steps?: InstructionStep[]
  depth?: Depth | null
  translations?: Translations
  /** Why a warning of the linter was let stand, by its code. */
  lintReasons?: Record<string, string>
  scope: ScopeLine[]
  target: { mode: TargetMode; storeNumbers: string[] }
  effectivenessLevel?: string | null
}
