import { expect, test } from 'vitest'

import { takeFanOutStep } from '#lib/adapters/prisma/fan-out.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { SystemActor } from '#lib/domain/identity/actor.ts'
import { bareWorld } from '#tests/support/world.ts'

const STORES = 2500

// Both channels of each store.
const ADDED = `
  WITH ids AS (SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid AS id, n FROM generate_series(1, $1::int) n),
  stores AS (
    INSERT INTO store (id, tenant_id, number, name, timezone, created_at, updated_at)
    SELECT i.id, s.tenant_id, 'U' || i.n, 'Store', s.timezone, s.created_at, s.updated_at FROM ids i, (SELECT * FROM store LIMIT 1) s
    RETURNING id, tenant_id, number, created_at)
  INSERT INTO contact (id, tenant_id, store_id, channel, address, kind, language, created_at)
  SELECT gen_random_uuid(), tenant_id, id, channel, CASE channel WHEN 'sms' THEN '+1206555' || number ELSE number || '@store.example' END,
         'on_duty', 'en', created_at
  FROM stores, unnest('{email,sms}'::channel[]) channel`

const PLANNED = `
  SELECT count(*)::int AS deliveries, count(DISTINCT (store_id, contact_id))::int AS contacts,
         (SELECT count(*)::int FROM delivery_dispatch d, unnest(d.delivery_ids)) AS woken,
         (SELECT count(*)::int FROM notice) AS notices,
         (SELECT count(*)::int FROM outbox WHERE message ->> 'type' = 'send') AS messages FROM delivery`

// To the first of the stores and to the last, in the order of their ids.
const SHIPPED_MEANWHILE = `
  INSERT INTO shipment (id, tenant_id, ref, store_id, gtin, quantity, shipped_at)
  SELECT gen_random_uuid(), tenant_id, 'S-' || n, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, gtin, 3, now()
  FROM (SELECT DISTINCT tenant_id, gtin FROM scope_line) line, unnest(ARRAY[1, $1::int]) n`
const STILL_TO_JUDGE = `SELECT ref FROM late_stock l JOIN shipment s ON s.id = l.stock_id`

test('the first stores of a great recall are on their way while the rest is planned; who is cut off is followed by another, and nothing is planned twice', async () => {
  await using world = await bareWorld()
  const { truth, tenantId, worker, clock, db } = world
  await world.store()
  await truth.rows(ADDED, [STORES])
  await truth.rows('ALTER TABLE notice DISABLE TRIGGER witness; ALTER TABLE delivery DISABLE TRIGGER witness')
  const { id: recallId } = await world.issueRecall({ target: { mode: 'all', storeNumbers: [] } })
  const version = { recallId, recallVersion: 1, at: clock.now(), traceparent: null }
  const actor: SystemActor = { kind: 'system', tenantId, name: 'fan_out' }
  const step = () => withTenant(db.worker, actor, (tx) => takeFanOutStep(tx, actor, version, worker.ports))
  const planned = async () => (await truth.rows<Record<string, number>>(PLANNED))[0]

  expect(await step()).toBe(true)
  const first = await planned()
  expect(first?.['deliveries']).toBeGreaterThanOrEqual(1998)
  expect(first).toMatchObject({ contacts: first?.['deliveries'], woken: first?.['deliveries'] })
  // Nor is the first message kept waiting until the last store is written down.
  expect(first?.['notices']).toBe(1000)
  await truth.rows(SHIPPED_MEANWHILE, [STORES])

  // Whoever did that is gone. Two others are asked for it at once.
  const again = () => worker.ports.deliveries.fanOut({ tenantId, ...version })
  await Promise.all([again(), again()])
  const all = await planned()
  const [{ contacts } = { contacts: 0 }] = await truth.rows<{ contacts: number }>(
    `SELECT count(*)::int AS contacts FROM contact WHERE kind IN ('on_duty', 'after_hours')`,
  )
  expect(all).toMatchObject({ deliveries: contacts, contacts, woken: contacts, notices: STORES + 1 })
  // Who was told before it was shipped has yet to hear of it; who was told after was told of it, too.
  expect(await truth.rows(STILL_TO_JUDGE)).toEqual([{ ref: 'S-1' }])
  const leaves = await truth.rows<{ data: unknown }>(
    `SELECT body::jsonb -> 'data' AS data FROM audit_leaf WHERE action = 'recall.applied'`,
  )
  const counts = { added: STORES + 1, excluded: 0, reopened: 0, stoodDown: 0, deliveries: contacts }
  expect(leaves).toEqual([{ data: { version: 1, ...counts } }])
}, 60_000)

// Until it looks by itself, a minute later, every batch would be sent by plans that were made for an empty table.
test('of the first small recall of an installation the planner hears as soon as it is planned', async () => {
  await using world = await bareWorld()
  const { truth, tenantId, worker, clock } = world
  await world.store()
  await truth.rows(ADDED, [30])
  await truth.rows('ALTER TABLE delivery SET (autovacuum_enabled = off); ANALYZE delivery')
  const known = async () => {
    const [row] = await truth.rows<{ rows: number }>(
      `SELECT reltuples::int AS rows FROM pg_class WHERE oid = 'delivery'::regclass`,
    )
    return row?.rows
  }
  expect(await known()).toBeLessThanOrEqual(0)
  const { id: recallId } = await world.issueRecall({ target: { mode: 'all', storeNumbers: [] } })
  const version = { tenantId, recallId, recallVersion: 1, at: clock.now(), traceparent: null }
  const planned = await worker.ports.deliveries.fanOut(version)
  expect(planned).toBeGreaterThanOrEqual(60)
  expect(await known()).toBe(planned)
})
