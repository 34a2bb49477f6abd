import { beginTotp, confirmTotp } from '#lib/use-cases/identity/enrol-totp.ts'
import { requestReset } from '#lib/use-cases/identity/request-reset.ts'
import { Secret, TOTP } from 'otpauth'

import type { Retailer } from './retailer.ts'
import type { Store } from './world-stores.ts'
import { bareWorld, email, type World } from './world.ts'

export type Filled = Retailer & {
  stores: [Store, Store]
  recallId: string
  noticeIds: [string, string]
  key: { id: string; secret: string }
}

/** Two tenants of one installation, each with at least one row in every table that a tenant can have rows in. */
export const twoRetailers = async (): Promise<{ world: World; ours: Filled; theirs: Filled }> => {
  // Today: what the worker may clear away is judged by the database's own clock.
  const world = await bareWorld({ at: `${new Date().toISOString().slice(0, 19)}+00:00[UTC]` })
  const ours = await fill(world, world)
  const theirs = await fill(world, await world.neighbour())
  // Stays where it is: nothing works in this world any more.
  for (const { tenantId } of [ours, theirs]) {
    await world.truth.rows(
      `INSERT INTO outbox (id, tenant_id, priority, message, created_at) VALUES ($1, $2, 'low', '{}', now())`,
      [world.web.chance.id(), tenantId],
    )
  }
  return { world, ours, theirs }
}

const fill = async (world: World, retailer: Retailer): Promise<Filled> => {
  const { tenantId, approver, manager } = retailer
  const contacts = { onDuty: email(), afterHours: email() }
  const stores: [Store, Store] = [
    await retailer.store({ ...contacts, region: 'North' }),
    await retailer.store({ ...contacts, region: 'South' }),
  ]
  // The second store has a recall that the first has nothing to do with.
  await retailer.issueRecall({ target: { mode: 'listed', storeNumbers: [stores[1].number] } })
  const recall = await retailer.issueRecall({ shippedTo: stores })
  await requestReset(world.web)(approver.inbox.address)
  await world.comeToRest()
  await stores[0].acknowledges(recall)
  const actor = await manager.atWork()
  const begun = await beginTotp(world.web)(actor)
  if (!begun.ok) throw new Error(begun.rejection.code)
  const totp = new TOTP({ secret: Secret.fromBase32(begun.value.seed) })
  await confirmTotp(world.web)(actor, totp.generate({ timestamp: world.clock.now().getTime() }))

  const key = { id: world.web.chance.id(), secret: `csk_${world.web.chance.secret(32)}` }
  const now = world.clock.now()
  await world.truth.rows(
    `INSERT INTO api_key (id, tenant_id, person_id, name, prefix, secret_hash, scopes, created_at) VALUES ($1, $2, $3, 'Key', 'csk', $4, '{}', $5)`,
    [key.id, tenantId, manager.id, world.web.digest(key.secret), now],
  )
  await world.truth.rows(
    `INSERT INTO idempotency_record (tenant_id, api_key_id, key, operation, body_hash, status, response, created_at) VALUES ($1, $2, 'k', 'POST /x', '\\x00', 200, '{}', $3)`,
    [tenantId, key.id, now],
  )
  const notices = await Promise.all(stores.map((store) => store.noticeOf(recall)))
  const noticeIds: [string, string] = [notices[0]?.id ?? '', notices[1]?.id ?? '']
  return { ...retailer, stores, recallId: recall.id, noticeIds, key }
}
