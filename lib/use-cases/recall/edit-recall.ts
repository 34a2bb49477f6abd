import type { Actor } from '#lib/domain/identity/actor.ts'
import { decide } from '#lib/domain/recall/lifecycle.ts'
import type { RecallContent } from '#lib/domain/recall/recall.ts'
import { ok, reject, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { StoredRecall } from '#lib/ports/recalls.ts'

import { permitted, personOf } from '../permitted.ts'
import { unknownReferences } from './draft-recall.ts'

type Needs = Pick<Ports, 'transact' | 'clock'>
type Input = {
  recallId: string
  content: RecallContent
  /** The revision that was read. There is no editing without one. */
  ifRevision: number | undefined
  /** At the desk a draft may name what is not in the catalog yet; review asks again. */
  unfinished?: boolean
}

/** Replaces what a draft says. Whoever edits an older revision is told, and nothing is overwritten. */
export const editRecall =
  ({ transact, clock }: Needs) =>
  async (
    actor: Actor,
    { recallId, content, ifRevision, unfinished = false }: Input,
  ): Promise<Result<StoredRecall>> => {
    const allowed = permitted(actor, 'recall:write')
    if (!allowed.ok) return allowed
    return transact(actor, async (tx) => {
      const recall = await tx.recalls.find(recallId)
      if (!recall) return rejected('RECALL_NOT_FOUND')
      const decided = decide(recall, { verb: 'edit', by: personOf(actor) ?? '' }, clock.now())
      if (!decided.ok) return decided
      if (ifRevision === undefined)
        return rejected('REVISION_REQUIRED', 'Send If-Match with the revision that you read.')
      if (recall.revision !== ifRevision) return rejected('RECALL_CHANGED', CHANGED)
      const errors = unfinished ? [] : await unknownReferences(tx, recallId, content)
      if (errors.length > 0) return reject({ code: 'VALIDATION_FAILED', errors })
      if (!(await tx.recalls.saveContent(recall, content, clock.now())))
        return rejected('RECALL_CHANGED', CHANGED)
      await tx.audit({
        action: 'recall.edited',
        subject: { type: 'recall', id: recallId },
        data: { content },
      })
      await tx.announce(recallId)
      const saved = await tx.recalls.find(recallId)
      return saved ? ok(saved) : rejected('RECALL_NOT_FOUND')
    })
  }

const CHANGED = 'Someone else changed this recall in the meantime. Reload it and merge your text with theirs.'
