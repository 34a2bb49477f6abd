import { expect, test } from 'vitest'

import { openDatabase } from '#lib/adapters/prisma/database.ts'
import { prismaTransact } from '#lib/adapters/prisma/transact.ts'
import { escalateUnreachedStores } from '#lib/use-cases/notice/escalate-unreached-stores.ts'
import { bareWorld } from '#tests/support/world.ts'

const STORES = 30_000

// Nobody has counted rows that are a moment old. The planner took them for a handful, and would have held each of the
// thirty thousand notices against each of as many rows that ask for a look: a thousand million comparisons.
test('no question about stores that nobody reached takes long, also when a great recall reaches none', async () => {
  await using world = await bareWorld()
  const { truth, tenantId, worker, clock } = world
  await world.store()
  const { id: recallId } = await world.issueRecall({ priority: 'medium' })
  await worker.ports.deliveries.fanOut({
    tenantId,
    recallId,
    recallVersion: 1,
    at: clock.now(),
    traceparent: null,
  })
  await truth.rows('DELETE FROM reach_check')
  for (const table of ['store', 'notice', 'reach_check'])
    await truth.rows(`ALTER TABLE ${table} SET (autovacuum_enabled = off)`)
  const ids = `SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid AS id, n FROM generate_series(1, $1::int) n`
  await truth.rows(
    `INSERT INTO store (id, tenant_id, number, name, timezone, created_at, updated_at)
     SELECT i.id, s.tenant_id, 'U' || i.n, 'Store', s.timezone, s.created_at, s.updated_at FROM (${ids}) i, (SELECT * FROM store LIMIT 1) s`,
    [STORES],
  )
  const columns = `tenant_id, recall_id, version, match, state, shipped_quantity, asked_at, acknowledge_by, report_by`
  await truth.rows(
    `INSERT INTO notice (id, store_id, ${columns}, created_at)
     SELECT i.id, i.id, ${columns}, created_at FROM (${ids}) i, (SELECT * FROM notice LIMIT 1) n`,
    [STORES],
  )
  await truth.rows(
    `INSERT INTO reach_check (id, tenant_id, recall_id, notice_id, at)
     SELECT i.id, $2, $3, i.id, now() FROM (${ids}) i`,
    [STORES, tenantId, recallId],
  )
  // It holds each change against the audit, one by one, and is not what is looked at here.
  await truth.rows('ALTER TABLE notice DISABLE TRIGGER witness')
  const { ports } = worker
  const db = openDatabase(`${world.database.urls.worker}?options=-c%20statement_timeout%3D5s`, 1)
  const marked = await escalateUnreachedStores({ ...ports, transact: prismaTransact(db, ports) })({
    tenantId,
    recallId,
  })
  await db.$disconnect()
  expect(marked).toEqual({ ok: true, value: STORES })
}, 60_000)
