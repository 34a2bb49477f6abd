import { confinedToDistrict, type Actor } from '#lib/domain/identity/actor.ts'
import type { StoreSelection } from '#lib/domain/notice/board-filter.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { FollowUpPurpose } from '#lib/ports/notices.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted } from '../permitted.ts'
import { OF_EVERY_STORE } from './of-every-store.ts'

type Needs = Pick<Ports, 'transact' | 'clock' | 'random'>

export type FollowUpInput = { recallId: string; chosen: StoreSelection }

/** How many are being told, how many have answered already, and how many wait with nobody who could be told. */
export type FollowedUp = { told: number; answered: number; nobody: number; round: number }

const ACTION = { reminder: 'recall.stores_reminded', escalation: 'recall.stores_escalated' } as const

/** Tells the chosen stores once more, those that have not answered. The messages are planned after the commit. */
export const followUpStores =
  ({ transact, clock, random }: Needs, purpose: FollowUpPurpose) =>
  async (actor: Actor, { recallId, chosen }: FollowUpInput): Promise<Result<FollowedUp>> => {
    const allowed = permitted(actor, 'notice:follow_up')
    if (!allowed.ok) return allowed
    return transact(
      actor,
      async (tx) => {
        const recall = await tx.recalls.find(recallId)
        if (!recall) return rejected('RECALL_NOT_FOUND')
        if (recall.status !== 'issued')
          return rejected('ILLEGAL_TRANSITION', 'Stores can only be followed up while the recall is issued.')
        const at = clock.now()
        const stores = { recallId, chosen, regionId: confinedToDistrict(actor) }
        const { chosen: found, marked, nobody } = await tx.notices.markFollowedUp({ ...stores, purpose, at })
        const answered = found - marked - nobody
        if (marked === 0) return ok({ told: 0, answered, nobody, round: 0 })
        const id = random.id()
        const round = await tx.notices.orderFollowUp({ id, recallId, purpose, at })
        const message = { type: 'tell_stores', version: 1, tenantId: actor.tenantId, followUpId: id } as const
        const mails =
          purpose === 'escalation'
            ? await tx.notices.queueDistrictEmails({ followUpId: id, recallId, at })
            : []
        const { tenantId } = actor
        await tx.enqueue(
          [
            message,
            ...mails.map((mailId) => ({ type: 'account_mail', version: 1, tenantId, mailId }) as const),
          ].map((one) => ({ priority: recall.priority, message: one })),
        )
        const data = { version: recall.version, round, stores: marked, ...named(chosen) }
        await tx.audit({ action: ACTION[purpose], subject: { type: 'recall', id: recallId }, data })
        await tx.announce(recallId)
        return ok({ told: marked, answered, nobody, round })
      },
      OF_EVERY_STORE,
    )
  }

// A filter says it all in a line; a list is worth keeping as long as somebody may read it.
const named = (chosen: StoreSelection) => {
  if ('matching' in chosen) return { matching: chosen.matching }
  return chosen.numbers.length <= 100 ? { storeNumbers: chosen.numbers } : {}
}
