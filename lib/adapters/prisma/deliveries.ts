import { minutes } from '#lib/domain/duration.ts'
import type { SystemActor } from '#lib/domain/identity/actor.ts'
import type { Deliveries } from '#lib/ports/delivery.ts'

import type { Readable } from './database.ts'
import { fanOut } from './fan-out.ts'
import { judgeLateStock, lookAgain } from './late-stock.ts'
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
const MANY = 500

export const prismaDeliveries = (db: Readable, needs: LeafNeeds): Deliveries => ({
  fanOut: async ({ tenantId, ...version }) => {
    const actor = system(tenantId, 'fan_out')
    const planned = await withTenant(db, actor, (tx) => fanOut(tx, actor, version, needs), OF_EVERY_STORE)
    // The planner shall know of them before thousands of look-ups begin.
    if (planned >= MANY) await db.$executeRaw`ANALYZE notice, delivery`
    return planned
  },
  planFollowUp: ({ tenantId, ...followUp }) =>
    withTenant(db, system(tenantId, 'follow_up'), (tx) => planFollowUp(tx, tenantId, followUp)),
  judgeLateStock: ({ tenantId, ...late }) => {
    const actor = system(tenantId, 'fan_out')
    return withTenant(db, actor, (tx) => judgeLateStock(tx, actor, late, needs), OF_EVERY_STORE)
  },
  lookAgain: ({ tenantId, recallId, recallVersion, at }) =>
    withTenant(
      db,
      system(tenantId, 'fan_out'),
      (tx) => lookAgain(tx, tenantId, recallId, recallVersion, at),
      OF_EVERY_STORE,
    ),
})
