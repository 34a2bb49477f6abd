import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { ok, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted } from '../permitted.ts'

/** Notes that this person has seen what was said until now: mentions of before wait no longer. */
export const readComments =
  ({ transact, clock }: Pick<Ports, 'transact' | 'clock'>) =>
  async (actor: PersonActor, { recallId }: { recallId: string }): Promise<Result<null>> => {
    const allowed = permitted(actor, 'recall:read')
    if (!allowed.ok) return allowed
    return transact(actor, async (tx) => {
      await tx.comments.markRead(recallId, actor.personId, clock.now())
      return ok(null)
    })
  }
