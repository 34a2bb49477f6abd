import { confinedToDistrict, type Actor } from '#lib/domain/identity/actor.ts'
import { surfaceOf } from '#lib/domain/identity/permissions.ts'
import type { StoreSelection } from '#lib/domain/notice/board-filter.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted } from '../permitted.ts'
import { OF_EVERY_STORE } from './of-every-store.ts'

type Needs = Pick<Ports, 'transact' | 'clock'>
type Input = { recallId: string; chosen: StoreSelection; ownerId: string }

/** One named person follows the chosen stores up. Answers how many changed hands. */
export const reassignStores =
  ({ transact, clock }: Needs) =>
  async (actor: Actor, { recallId, chosen, ownerId }: Input): Promise<Result<number>> => {
    const allowed = permitted(actor, 'notice:follow_up')
    if (!allowed.ok) return allowed
    return transact(
      actor,
      async (tx) => {
        const recall = await tx.recalls.find(recallId)
        if (!recall) return rejected('RECALL_NOT_FOUND')
        const owner = await tx.identity.person(ownerId)
        if (!owner || owner.status !== 'active' || surfaceOf(owner.role) !== 'recall')
          return rejected('PERSON_NOT_FOUND', 'Choose someone with console access.')
        const at = clock.now()
        const stores = { recallId, chosen, regionId: confinedToDistrict(actor) }
        const count = await tx.notices.assign({ ...stores, ownerId, at })
        if (count === 0) return ok(0)
        const data = { ownerId, stores: count }
        await tx.audit({
          action: 'recall.stores_reassigned',
          subject: { type: 'recall', id: recallId },
          data,
        })
        await tx.announce(recallId)
        return ok(count)
      },
      OF_EVERY_STORE,
    )
  }
