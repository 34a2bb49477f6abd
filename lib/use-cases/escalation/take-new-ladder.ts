import type { Actor } from '#lib/domain/identity/actor.ts'
import { ladderFor } from '#lib/domain/escalation/ladder.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted } from '../permitted.ts'

/** A running recall goes by the ladder as it is set now. Steps that are behind a store are not taken again. */
export const takeNewLadder =
  ({ transact, clock }: Pick<Ports, 'transact' | 'clock'>) =>
  async (actor: Actor, { recallId }: { recallId: string }): Promise<Result<null>> => {
    const allowed = permitted(actor, 'recall:write')
    if (!allowed.ok) return allowed
    return transact(actor, async (tx) => {
      const recall = await tx.recalls.find(recallId)
      if (!recall) return rejected('RECALL_NOT_FOUND')
      if (recall.status !== 'issued')
        return rejected('ILLEGAL_TRANSITION', 'Only an issued recall can use a ladder.')
      const ladder = ladderFor(recall.content, await tx.escalations.setLadders())
      await tx.escalations.takeLadder(recallId, ladder, clock.now())
      await tx.audit({
        action: 'recall.ladder_taken',
        subject: { type: 'recall', id: recallId },
        data: { ladder },
      })
      await tx.announce(recallId)
      return ok(null)
    })
  }
