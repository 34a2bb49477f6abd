import { minutes } from '#lib/domain/duration.ts'
import type { SystemActor } from '#lib/domain/identity/actor.ts'
import type { Deliveries } from '#lib/ports/delivery.ts'

import type { Readable, TransactionClient } from './database.ts'
import { countPlanned, takeFanOutStep } from './fan-out.ts'
import { judgeLateStock, rescanMissedStock } from './late-stock.ts'
import { planFollowUp } from './planned-messages.ts'
import type { LeafNeeds } from './transact.ts'
import { withTenant } from './with-tenant.ts'

const system = (tenantId: string, name: SystemActor['name']): SystemActor => ({
  kind: 'system',
  tenantId,
  name,
})

// A hundred thousand stores in one transaction take longer than any request may.
const OF_EVERY_STORE = minutes(5)
// A plan that was made for so many times fewer rows reads whole tables for each batch.
const GROWN = 8
// Fewer tell nothing of the recalls to come, and no plan is bad enough to matter.
const FEW = 50

/** Whether what was planned is much beside what the planner knows of. It hears of it by itself only after a minute. */
const hasGrown = async (db: Readable, planned: number): Promise<boolean> => {
  const [known] = await db.$queryRaw<{ rows: number }[]>`
    SELECT reltuples::float8 AS rows FROM pg_class WHERE oid = 'delivery'::regclass`
  return planned >= FEW && planned * GROWN >= (known?.rows ?? 0)
}

export const prismaDeliveries = (db: Readable, needs: LeafNeeds, part?: number): Deliveries => ({
  fanOut: async ({ tenantId, ...version }) => {
    const actor = system(tenantId, 'fan_out')
    const within = <T>(work: (tx: TransactionClient) => Promise<T>) =>
      withTenant(db, actor, work, OF_EVERY_STORE)
    // Of a great recall, the planner shall know before thousands of look-ups begin, and of all of it in the end.
    for (let step = 1; await within((tx) => takeFanOutStep(tx, actor, version, needs, part)); step += 1)
      if (step === 2) await db.$executeRaw`ANALYZE notice, delivery`
    const planned = await within((tx) => countPlanned(tx, tenantId, version))
    if (await hasGrown(db, planned)) await db.$executeRaw`ANALYZE notice, delivery`
    return planned
  },
  planFollowUp: ({ tenantId, ...followUp }) =>
    withTenant(db, system(tenantId, 'follow_up'), (tx) => planFollowUp(tx, tenantId, followUp)),
  judgeLateStock: ({ tenantId, ...late }) => {
    const actor = system(tenantId, 'fan_out')
    return withTenant(db, actor, (tx) => judgeLateStock(tx, actor, late, needs), OF_EVERY_STORE)
  },
  rescanMissedStock: ({ tenantId, recallId, recallVersion, at }) =>
    withTenant(
      db,
      system(tenantId, 'fan_out'),
      (tx) => rescanMissedStock(tx, tenantId, recallId, recallVersion, at),
      OF_EVERY_STORE,
    ),
})
