import type { UnknownStore } from '#lib/domain/catalog/meant-store.ts'
import type { RecallContent } from '#lib/domain/recall/recall.ts'

/** A draft as it was kept: what the editor goes on from. */
export type SavedDraft = {
  id: string
  number: string
  revision: number
  content: RecallContent
  /** Numbers on the list that name no store. */
  unknownStores: UnknownStore[]
  savedAt: string
}
