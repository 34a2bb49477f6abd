import { ok, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { OF_EVERY_STORE } from './of-every-store.ts'

type Needs = Pick<Ports, 'transact' | 'clock' | 'random' | 'log'>

/**
 * Stores of a recall of which no message got through: the contacts that they name for escalation are told at once, and
 * where there are none left, the district. Rows say which stores are to be looked at, and go with the change; a store of which
 * the district knows is not marked again, so it ends.
 */
export const escalateUnreachedStores =
  ({ transact, clock, random, log }: Needs) =>
  ({ tenantId, recallId }: { tenantId: string; recallId: string }): Promise<Result<number>> =>
    transact(
      { kind: 'system', tenantId, name: 'follow_up' },
      async (tx) => {
        const at = clock.now()
        const { next, nobody } = await tx.notices.markUnreached({ recallId, at })
        if (next + nobody === 0) return ok(0)
        const recall = await tx.recalls.find(recallId)
        const priority = recall?.priority ?? 'high'
        const id = random.id()
        const order = { id, recallId, purpose: 'escalation', unreached: true, at } as const
        const round = await tx.notices.orderFollowUp(order)
        const mails = await tx.notices.queueDistrictEmails({ followUpId: id, recallId, at, unreached: true })
        await tx.enqueue([
          { priority, message: { type: 'tell_stores', version: 1, tenantId, followUpId: id } },
          ...mails.map((mailId) => ({
            priority,
            message: { type: 'account_mail', version: 1, tenantId, mailId } as const,
          })),
        ])
        const data = { version: recall?.version ?? 0, round, next, nobody }
        await tx.audit({ action: 'recall.stores_unreached', subject: { type: 'recall', id: recallId }, data })
        await tx.announce(recallId)
        log.warn('recall.stores_unreached', { tenantId, recallId, count: next + nobody })
        return ok(next + nobody)
      },
      OF_EVERY_STORE,
    )
