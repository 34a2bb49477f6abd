import type { RecallContent } from '#lib/domain/recall/recall.ts'
import type { RecallState, RecallStatus } from '#lib/domain/recall/lifecycle.ts'

export type StoredRecall = RecallState & {
  id: string
  number: string
  revision: number
  content: RecallContent
  issuedAt: Date | null
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
  /** Replaces the content of a draft under the revision guard; false when somebody else was faster. */
  saveContent(recall: StoredRecall, content: RecallContent, at: Date): Promise<boolean>
  /** Stores a new state under the revision guard; false when somebody else was faster. */
  saveState(recall: StoredRecall, next: RecallState, at: Date): Promise<boolean>
  /** Freezes what was ordered as this version. */
  freezeVersion(recall: StoredRecall, issuedBy: string, at: Date): Promise<void>
  /** How many stores the target would reach now. */
  countTargeted(recall: StoredRecall): Promise<number>
}
