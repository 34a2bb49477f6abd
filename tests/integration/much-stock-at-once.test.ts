import { expect, test } from 'vitest'

import { openDatabase } from '#lib/adapters/prisma/database.ts'
import { prismaDeliveries } from '#lib/adapters/prisma/deliveries.ts'
import { bareWorld } from '#tests/support/world.ts'

const STORES = 300
const EVENTS = 600

const ID = (n: string) => `('00000000-0000-7000-8000-' || lpad((${n})::text, 12, '0'))::uuid`

// Nobody has counted rows that are a moment old. The planner took them for one, and held every event against every store and
// every other event: six hundred took longer than two minutes.
test('what a warehouse tells of in one go is judged in a moment, also for stores without a part in the recall', async () => {
  await using world = await bareWorld()
  const { truth, tenantId, worker, clock } = world
  const store = await world.store()
  const { id: recallId } = await world.issueRecall({ priority: 'medium', shippedTo: [store] })
  const told = { tenantId, recallId, at: clock.now(), traceparent: null }
  await worker.ports.deliveries.fanOut({ ...told, recallVersion: 1 })
  // It holds each change against the audit, one by one, and is not what is looked at here.
  for (const table of ['stock_event', 'late_stock', 'notice', 'store'])
    await truth.rows(
      `ALTER TABLE ${table} DISABLE TRIGGER witness; ALTER TABLE ${table} SET (autovacuum_enabled = off)`,
    )
  await truth.rows(
    `INSERT INTO store (id, tenant_id, number, name, timezone, created_at, updated_at)
     SELECT ${ID('n')}, s.tenant_id, 'U' || n, 'Store', s.timezone, s.created_at, s.updated_at
     FROM generate_series(1, $1::int) n, (SELECT * FROM store LIMIT 1) s`,
    [STORES],
  )
  await truth.rows(
    `INSERT INTO stock_event (id, tenant_id, ref, kind, store_id, gtin, lot, quantity, at, received_at)
     SELECT gen_random_uuid(), $2, 'delivery ' || n, 'receipt', ${ID(`1 + n % ${STORES}`)}, l.gtin, l.lots[1], 3, $4, $4
     FROM generate_series(1, $1::int) n, (SELECT * FROM scope_line WHERE recall_id = $3 LIMIT 1) l`,
    [EVENTS, tenantId, recallId, clock.now()],
  )
  const db = openDatabase(`${world.database.urls.worker}?options=-c%20statement_timeout%3D5s`, 1)
  const opened = await prismaDeliveries(db, worker.ports).judgeLateStock(told)
  await db.$disconnect()
  expect(opened).toBe(STORES)
}, 60_000)
