import { afterAll, beforeAll, expect, test } from 'vitest'

import { hours } from '#lib/domain/duration.ts'
import type { Progress } from '#lib/contracts/views.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { NOTICE_STATES } from '#lib/domain/notice/lifecycle.ts'
import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { connect } from '#tests/support/database.ts'
import { bareWorld, type World } from '#tests/support/world.ts'
import type { StoredRecall } from '#lib/ports/recalls.ts'

// The counters that the board reads, held against the rows that they count.

const STORES = 60
let world: World
let recall: StoredRecall
let manager: PersonActor

beforeAll(async () => {
  world = await bareWorld()
  for (let i = 0; i < STORES; i += 1) await world.store({ region: i % 3 === 0 ? 'North' : 'South' })
  recall = await world.issueRecall()
  await world.comeToRest()
  manager = await world.manager.atWork()
}, 60_000)
afterAll(() => world[Symbol.asyncDispose]())

/** The same figures, counted one by one. */
const counted = async (region?: string): Promise<Progress> => {
  type Row = Record<'state' | 'at' | 'due', string> &
    Record<'notified_at' | 'seen_at' | 'acknowledged_at' | 'reported_at' | 'reopened_reason', unknown> & {
      left_on_sale: number
      acknowledge_by: Date
      report_by: Date
    }
  const rows = await world.truth.rows<Row>(
    `SELECT n.* FROM notice n JOIN store s ON s.id = n.store_id LEFT JOIN region g ON g.id = s.region_id
     WHERE n.recall_id = $1 AND n.stood_down_at IS NULL AND ($2::text IS NULL OR g.name = $2)`,
    [recall.id, region ?? null],
  )
  const count = (test: (row: Row) => boolean) => rows.filter(test).length
  const now = world.clock.now()
  const toAcknowledge = count(
    ({ state, acknowledge_by: by }) => (state === 'open' || state === 'seen') && by < now,
  )
  const toReport = count(({ state, report_by: by }) => state === 'acknowledged' && by < now)
  return {
    targeted: rows.length,
    notified: count((row) => row.notified_at !== null),
    seen: count((row) => row.seen_at !== null),
    acknowledged: count((row) => row.acknowledged_at !== null),
    reported: count((row) => row.reported_at !== null),
    verified: count(({ state }) => state === 'verified'),
    notAffected: count(({ state }) => state === 'not_affected'),
    needsHelp: count(({ state }) => state === 'needs_help'),
    overdue: toAcknowledge + toReport,
    overdueToAcknowledge: toAcknowledge,
    overdueToReport: toReport,
    leftOnSale: count((row) => row.state === 'reported' && row.left_on_sale > 0),
    reopened: count((row) => row.reopened_reason !== null),
  }
}

const shown = async (actor: PersonActor): Promise<Progress | null> => {
  const seen = await recallDetail(world.db.web, actor, { id: recall.id, now: world.clock.now() })
  return seen.ok ? seen.value.progress : null
}

const district = async (name: string): Promise<PersonActor> => {
  const [region] = await world.truth.rows<{ id: string }>(
    'SELECT id FROM region WHERE tenant_id = $1 AND name = $2',
    [world.tenantId, name],
  )
  return { ...manager, role: 'district_manager', regionId: region?.id ?? '' }
}

// A linear congruence: the same run every time, and another one with another seed.
const dice = (seed: number) => {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

const STAMPS = ['notified_at', 'seen_at', 'acknowledged_at', 'reported_at', 'verified_at', 'stood_down_at']

/** Somebody who changes notices at random, many at a time, for a while; in the worker's own role. */
const hammer = async (seed: number, ids: string[]) => {
  await using client = await connect(world.database.urls.worker)
  await client.query("SELECT set_config('app.tenant_id', $1, false)", [world.tenantId])
  const roll = dice(seed)
  for (let i = 0; i < 60; i += 1) {
    const some = ids.filter(() => roll(10) === 0).toSorted()
    const stamp = STAMPS[roll(STAMPS.length)]
    const state = NOTICE_STATES[roll(NOTICE_STATES.length)]
    const value = roll(3) === 0 ? 'NULL' : 'now()'
    const reason = roll(4) === 0 ? `'version 2'` : 'reopened_reason'
    await client.query('BEGIN')
    // Locked in one order first, as any program would have to: two hands on the same rows would otherwise block.
    await client.query('SELECT FROM notice WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [some])
    await client.query(
      `UPDATE notice SET state = $2::notice_state, ${stamp} = ${value}, reopened_reason = ${reason} WHERE id = ANY ($1)`,
      [some, state],
    )
    await client.query(roll(5) === 0 ? 'ROLLBACK' : 'COMMIT')
  }
}

test('many hands change notices at once, and the counters are those of the rows', async () => {
  const ids = (
    await world.truth.rows<{ id: string }>('SELECT id FROM notice WHERE recall_id = $1', [recall.id])
  ).map(({ id }) => id)
  await Promise.all([1, 2, 3, 4].map((seed) => hammer(20_261_121 + seed, ids)))
  world.clock.moveTo(new Date(world.clock.now().getTime() + hours(5)))
  manager = await world.manager.atWork()
  expect(await shown(manager)).toEqual(await counted())
  expect(await world.worker.ports.sweeps.proveProgress()).toEqual([])
  expect(await shown(await district('North'))).toEqual(await counted('North'))
}, 30_000)

test('a counter that is wrong is found, told of, and put right', async () => {
  await world.truth.rows(
    'UPDATE progress SET acknowledged = acknowledged + 7, seen = seen - 2 WHERE recall_id = $1 AND shard = (SELECT min(shard) FROM progress WHERE recall_id = $1)',
    [recall.id],
  )
  expect(await shown(manager)).not.toEqual(await counted())
  expect(await world.worker.ports.sweeps.proveProgress()).toEqual([
    { tenantId: world.tenantId, recallId: recall.id },
  ])
  expect(await shown(manager)).toEqual(await counted())
  expect(await world.worker.ports.sweeps.proveProgress()).toEqual([])
})

test('counters are put right while stores go on answering', async () => {
  const ids = (
    await world.truth.rows<{ id: string }>('SELECT id FROM notice WHERE recall_id = $1', [recall.id])
  ).map(({ id }) => id)
  await world.truth.rows('DELETE FROM progress WHERE recall_id = $1', [recall.id])
  await Promise.all([
    hammer(5, ids),
    hammer(6, ids),
    world.worker.ports.sweeps.proveProgress(),
    world.worker.ports.sweeps.proveProgress(),
  ])
  expect(await world.worker.ports.sweeps.proveProgress()).toEqual([])
  expect(await shown(manager)).toEqual(await counted())
}, 30_000)
