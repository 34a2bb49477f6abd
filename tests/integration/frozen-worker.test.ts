import { expect, test } from 'vitest'

import { openSendingPool } from '#lib/adapters/postgres/pool.ts'
import { seconds } from '#lib/domain/duration.ts'
import { fanOut } from '#lib/use-cases/delivery/fan-out.ts'
import { connect } from '#tests/support/database.ts'
import { createWorld } from '#tests/support/world.ts'

test('a worker that stands still in the middle of a fan-out keeps no other waiting, and what it left is done by another', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const { id: recallId } = await world.issueRecall({ priority: 'high', shippedTo: [store] })
  const { tenantId, worker, database } = world
  {
    await using frozen = await connect(database.urls.worker)
    await frozen.query(`BEGIN; SELECT set_config('app.tenant_id', '${tenantId}', true)`)
    const locked = await frozen.query('SELECT FROM recall_version WHERE recall_id = $1 FOR UPDATE', [
      recallId,
    ])
    expect(locked.rowCount).toBe(1)
    // As often as it is asked for again meanwhile: more often than there are connections.
    const asked = Array.from({ length: 12 }, () =>
      fanOut(worker.ports)({ tenantId, recallId, recallVersion: 1 }),
    )
    for (const answer of await Promise.all(asked)) expect(answer).toEqual({ ok: true, value: 0 })
  }
  await world.fastForward(seconds(10))
  await store.onDuty.expects(/URGENT/)
})

test('Postgres itself ends a transaction in which nothing is asked any more', async () => {
  await using world = await createWorld()
  const [own] = await world.db.worker.$queryRaw<
    { limit: string }[]
  >`SELECT current_setting('idle_in_transaction_session_timeout') AS limit`
  const pool = openSendingPool(world.database.urls.worker, 1, world.worker.ports.log)
  const [sending] = await pool.anyTenant((tx) =>
    tx.rows<{ limit: string }>(`SELECT current_setting('idle_in_transaction_session_timeout') AS limit`, []),
  )
  await pool.end()
  expect([own, sending]).toEqual([{ limit: '30s' }, { limit: '10s' }])
})
