import type { Gtin } from '../catalog/gtin.ts'

export const RECALL_KINDS = ['recall', 'withdrawal', 'safety_alert', 'drill'] as const
export const PRIORITIES = ['high', 'medium', 'low'] as const
export const JURISDICTIONS = ['US', 'EU', 'UK', 'CA', 'AU'] as const
export const TARGET_MODES = ['shipped', 'all', 'listed'] as const

export type RecallKind = (typeof RECALL_KINDS)[number]
export type Priority = (typeof PRIORITIES)[number]
export type Jurisdiction = (typeof JURISDICTIONS)[number]
export type TargetMode = (typeof TARGET_MODES)[number]

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
  scope: ScopeLine[]
  target: { mode: TargetMode; storeNumbers: string[] }
  effectivenessLevel?: string | null
}
