import 'server-only'

import type { UnknownStore } from '#lib/domain/catalog/meant-store.ts'
import type { SavedDraft } from '#lib/contracts/forms/saved-draft.ts'
import { ok, type Result } from '#lib/domain/result.ts'
import type { StoredRecall } from '#lib/ports/recalls.ts'

/** What the editor goes on from: the text as it was kept, and under which revision. */
export const savedDraft = (
  { id, number, revision, content }: StoredRecall,
  unknownStores: UnknownStore[],
  at: Date,
): Result<SavedDraft> => ok({ id, number, revision, content, unknownStores, savedAt: at.toISOString() })
