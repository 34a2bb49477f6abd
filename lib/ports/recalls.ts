import type { ClosingFacts } from '#lib/domain/recall/closing.ts'
import type { RecallContent, ScopeLine } from '#lib/domain/recall/recall.ts'
import type { RecallState, RecallStatus } from '#lib/domain/recall/lifecycle.ts'

export type StoredRecall = RecallState & {
  id: string
  number: string
  revision: number
  content: RecallContent
  issuedAt: Date | null
  schedule: Schedule | null
}

/** With a window: a surprise, whose moment was drawn within it. */
export type Schedule = { at: Date; zone: string; by: string; window?: { from: Date; to: Date } }
export type VersionChange = 'issue' | 'extend_scope' | 'retract_scope'

/** What a step may write besides the state. A fault of the schedule also ends it. */
type Besides = {
  schedule?: Schedule | null
  scheduleFault?: string
  closingReasons?: Record<string, string>
}

export type NewRecall = {
  id: string
  content: RecallContent
  authorId: string
  status: RecallStatus
  at: Date
}

export type RecallRows = {
  /** The recall with its current scope, or null when the tenant has none of that id. */
  find(id: string): Promise<StoredRecall | null>
  /** Stores a draft under the tenant's next number. */
  insert(recall: NewRecall): Promise<StoredRecall>
  /** Whether this person ever edited its draft, be it another's. */
  hasEdited(id: string, personId: string): Promise<boolean>
  /** Replaces the content of a draft under the revision guard; false when somebody else was faster. */
  saveContent(recall: StoredRecall, content: RecallContent, at: Date): Promise<boolean>
  /** Stores a new state under the revision guard; false when somebody else was faster. */
  saveState(recall: StoredRecall, next: RecallState, at: Date, besides?: Besides): Promise<boolean>
  /** Stores a new version with its scope under the revision guard; the scope of the old one stays with it. */
  saveScope(recall: StoredRecall, next: RecallState, scope: ScopeLine[], at: Date): Promise<boolean>
  /** Freezes what was ordered as this version. */
  freezeVersion(
    recall: StoredRecall,
    change: { change: VersionChange; reason?: string | undefined; by: string; at: Date },
  ): Promise<void>
  /** How many stores the target would reach now. */
  countTargeted(recall: StoredRecall): Promise<number>
  /** What stands against closing it, counted now. */
  closingFacts(recall: StoredRecall): Promise<Omit<ClosingFacts, 'samePerson'>>
}
