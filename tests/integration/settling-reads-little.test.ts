import { expect, test } from 'vitest'

import { claimDue } from '#lib/adapters/postgres/claim.ts'
import { openSendingPool } from '#lib/adapters/postgres/pool.ts'
import { settle } from '#lib/adapters/postgres/settle.ts'
import { after, seconds } from '#lib/domain/duration.ts'
import { bareWorld } from '#tests/support/world.ts'

const BATCH = 4
const ATTEMPTS = 5000

// The plan of a batch is made once for each connection, and the first batch of an installation finds nobody's attempts. A
// plan that looks at all of them to settle some made the time of a recall grow with the square of its stores.
test('settling a batch reads the attempts of that batch, however many there are by then', async () => {
  await using world = await bareWorld()
  const { truth, tenantId, worker, clock, web } = world
  for (let n = 0; n < 2 * BATCH; n += 1) await world.store()
  const { id: recallId } = await world.issueRecall({ priority: 'medium' })
  const version = { tenantId, recallId, recallVersion: 1, at: clock.now(), traceparent: null }
  await worker.ports.deliveries.fanOut(version)
  const ids = await truth.rows<{ id: string }>('SELECT id FROM delivery ORDER BY id')
  const pool = openSendingPool(world.database.urls.worker, 1, world.log)

  const sendAndCount = (batch: string[]): Promise<{ settled: number; read: number; moved: number }> =>
    pool.inTenant(tenantId, async (tx) => {
      const at = clock.now()
      const lease = { leaseToken: web.random.id(), leaseUntil: after(at, seconds(30)) }
      const claimed = await claimDue(tx, tenantId, {
        ...lease,
        ids: batch,
        channel: 'email',
        at,
        linkHashes: new Map(),
      })
      const read = async () => {
        const [row] = await tx.rows<{ read: number }>(
          `SELECT (idx_tup_fetch + seq_tup_read)::int AS read FROM pg_stat_xact_user_tables WHERE relname = 'delivery_attempt'`,
          [],
        )
        return row?.read ?? 0
      }
      const before = await read()
      const results = claimed.map(({ id, attempt }) => ({
        deliveryId: id,
        attempt,
        state: 'accepted' as const,
      }))
      const settled = await settle(tx, tenantId, { leaseToken: lease.leaseToken, at, results })
      const [changed] = await tx.rows<{ moved: number }>(
        `SELECT (n_tup_upd - n_tup_hot_upd)::int AS moved FROM pg_stat_xact_user_tables WHERE relname = 'delivery'`,
        [],
      )
      return { settled, read: (await read()) - before, moved: changed?.moved ?? -1 }
    })

  const batches = [ids.slice(0, BATCH), ids.slice(BATCH)].map((some) => some.map(({ id }) => id))
  expect((await sendAndCount(batches[0] ?? [])).settled).toBe(BATCH)
  await truth.rows(
    `INSERT INTO delivery_attempt (tenant_id, delivery_id, attempt, started_at) SELECT $1, gen_random_uuid(), 1, now() FROM generate_series(1, $2::int)`,
    [tenantId, ATTEMPTS],
  )
  const { settled, read, moved } = await sendAndCount(batches[1] ?? [])
  expect(settled).toBe(BATCH)
  expect(read).toBeGreaterThanOrEqual(BATCH)
  expect(read).toBeLessThanOrEqual(4 * BATCH)
  expect(moved, 'rows that could not be changed in place, because an index knows what changed').toBe(0)
  await pool.end()
})
