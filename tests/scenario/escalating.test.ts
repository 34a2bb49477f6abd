import { expect, test } from 'vitest'

import { hours, minutes, seconds } from '#lib/domain/duration.ts'
import { reportStore } from '#lib/use-cases/notice/report-store.ts'
import { gtin } from '#prisma/demo/builders.ts'
import { mailProviderReports } from '#tests/support/provider-reports.ts'
import { createWorld, email, type World } from '#tests/support/world.ts'
import type { Store } from '#tests/support/world-stores.ts'

const escalationContact = (world: World, storeId: string, address: string) =>
  world.truth.rows(
    `INSERT INTO contact (id, tenant_id, store_id, channel, address, kind, created_at) VALUES ($1, $2, $3, 'email', $4, 'escalation', now())`,
    [world.web.random.id(), world.tenantId, storeId, address],
  )

/** North lies in East; each has its manager. */
const districts = async (world: World) => {
  const region = async (name: string) => {
    const id = world.web.random.id()
    await world.truth.rows('INSERT INTO region (id, tenant_id, name) VALUES ($1, $2, $3)', [
      id,
      world.tenantId,
      name,
    ])
    return id
  }
  const [east, north] = [await region('East'), await region('North')]
  await world.truth.rows('UPDATE region SET parent_id = $1 WHERE id = $2', [east, north])
  const manager = async (name: string, regionId: string) => {
    const person = await world.person({ role: 'district_manager', name })
    await world.truth.rows('UPDATE person SET region_id = $1 WHERE id = $2', [regionId, person.id])
    return person
  }
  return { dora: await manager('Dora District', north), rita: await manager('Rita Region', east) }
}

const ownerOf = async (world: World, store: Store) => {
  const [row] = await world.truth.rows<{ owner: string | null }>(
    'SELECT owner_id AS owner FROM notice WHERE store_id = $1',
    [store.id],
  )
  return row?.owner ?? null
}

const reports = async (world: World, recall: { id: string }, store: Store) => {
  const line = {
    gtin: gtin(1),
    lot: null,
    onHandAtNotice: 4,
    found: 4,
    quarantined: 4,
    destroyed: 0,
    returned: 0,
    sold: 0,
  }
  const done = await reportStore(world.web)(await world.manager.atWork(), {
    recallId: recall.id,
    storeNumber: store.number,
    by: 'Shift lead',
    version: 1,
    outcome: 'removed',
    lines: [line],
    instructionsFollowed: [],
    note: null,
  })
  expect(done).toMatchObject({ ok: true })
}

const steps = (world: World) =>
  world.truth.rows<{ minutes: number; stores: number }>(
    'SELECT after_minutes AS minutes, count(*)::int AS stores FROM escalation GROUP BY 1 ORDER BY 1',
  )

/** A store of the north that was told and reminded, and says nothing: its district is next. */
const silentUntilReminded = async (world: World): Promise<Store> => {
  const store = await world.store({ onDuty: email(), region: 'North' })
  await world.issueRecall({ priority: 'high', shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  await world.fastForward(minutes(15) + 10)
  await store.onDuty.expects(/hasn’t acknowledged this yet/)
  return store
}

test('a store that stays silent is escalated step by step until a named person owns it', async () => {
  await using world = await createWorld({ ladder: true })
  const { dora, rita } = await districts(world)
  const store = await world.store({ onDuty: email(), afterHours: email(), region: 'North' })
  await escalationContact(world, store.id, 'area@fairmeadow.example')
  await world.issueRecall({ priority: 'high', shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  await store.afterHours.expects(/Product recall/)

  await world.fastForward(minutes(14))
  await store.onDuty.hearsNothing()
  await world.fastForward(minutes(1) + 10)
  await store.onDuty.expects(/Product recall/)
  await world.fastForward(minutes(15))
  await store.afterHours.expects(/Product recall/)
  await world.inbox('area@fairmeadow.example').expects(/Product recall/)
  expect(await ownerOf(world, store)).toBeNull()
  await world.fastForward(minutes(15))
  await dora.inbox.expects(new RegExp(`Escalation: 1 store has not acted[^]+${store.number} `))
  expect(await ownerOf(world, store)).toBe(dora.id)
  await world.fastForward(minutes(30))
  await rita.inbox.expects(/Escalation: 1 store has not acted/)
  expect(await ownerOf(world, store)).toBe(rita.id)
  await world.fastForward(minutes(15))
  await world.manager.inbox.expects(/You must call them/)
  expect(await ownerOf(world, store)).toBe(world.manager.id)
  expect(await world.truth.rows('SELECT person_id AS who, done_at AS done FROM call_task')).toEqual([
    { who: world.manager.id, done: null },
  ])
  // The end of the ladder: a person has it now.
  await world.fastForward(hours(48))
  expect(await steps(world)).toEqual([15, 30, 45, 75, 90].map((at) => ({ minutes: at, stores: 1 })))
}, 30_000)

test('when the mail to a district manager bounces, the next of the ladder hears of the store at once and owns it', async () => {
  await using world = await createWorld({ ladder: true })
  const { dora, rita } = await districts(world)
  const store = await silentUntilReminded(world)
  await world.fastForward(minutes(30))
  const mail = await dora.inbox.expects(/Escalation: 1 store has not acted/)
  expect(await ownerOf(world, store)).toBe(dora.id)
  await mailProviderReports(world, 'bounced', mail)
  await world.fastForward(seconds(15))
  await rita.inbox.expects(/Escalation: 1 store has not acted/)
  expect(await ownerOf(world, store)).toBe(rita.id)
  const failing = () =>
    world.truth.rows('SELECT id, mail_failed_because AS because FROM person WHERE mail_failed_at IS NOT NULL')
  expect(await failing()).toEqual([{ id: dora.id, because: 'bounce' }])
  // What is due later comes when it is due.
  await world.fastForward(minutes(44))
  await world.manager.inbox.hearsNothing()
  await world.fastForward(minutes(1))
  await world.manager.inbox.expects(/You must call them/)
}, 30_000)

test('when the provider refuses the address of a district manager, the next of the ladder hears of the store at once', async () => {
  await using world = await createWorld({ ladder: true })
  const { dora, rita } = await districts(world)
  const store = await silentUntilReminded(world)
  world.email.fails('gone', { to: dora.inbox.address, times: 1 })
  await world.fastForward(minutes(30) + seconds(10))
  await rita.inbox.expects(/Escalation: 1 store has not acted/)
  expect(await ownerOf(world, store)).toBe(rita.id)
}, 30_000)

test('a mail that arrives after one that bounced says that its reader can be reached again', async () => {
  await using world = await createWorld({ ladder: true })
  const { dora } = await districts(world)
  const store = await world.store({ onDuty: email(), region: 'North' })
  await world.truth.rows(
    `UPDATE person SET mail_failed_at = $2, mail_failed_because = 'bounce' WHERE id = $1`,
    [dora.id, world.clock.now()],
  )
  await world.issueRecall({ priority: 'high', shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  await world.fastForward(minutes(15) + 10)
  await store.onDuty.expects(/hasn’t acknowledged this yet/)
  await world.fastForward(minutes(30))
  // There is nobody else in her district.
  const mail = await dora.inbox.expects(/Escalation: 1 store has not acted/)
  await mailProviderReports(world, 'delivered', mail)
  await world.fastForward(seconds(5))
  expect(await world.truth.rows('SELECT id FROM person WHERE mail_failed_at IS NOT NULL')).toEqual([])
}, 30_000)

test('a store that acknowledges between two steps is left alone until its report is due', async () => {
  await using world = await createWorld({ ladder: true })
  const store = await world.store({ onDuty: email(), afterHours: email() })
  const recall = await world.issueRecall({ priority: 'high', shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  await store.afterHours.expects(/Product recall/)
  await world.fastForward(minutes(16))
  await store.onDuty.expects(/hasn’t acknowledged this yet/)
  await store.acknowledges(recall)
  await world.fastForward(minutes(163))
  await store.onDuty.hearsNothing()
  await world.fastForward(minutes(1) + 10)
  await store.onDuty.expects(/hasn’t reported what it found/)
  await reports(world, recall, store)
  await world.fastForward(hours(24))
}, 30_000)

test('a store that acknowledges and forgets is escalated until a named person owns it', async () => {
  await using world = await createWorld({ ladder: true })
  const { dora } = await districts(world)
  const store = await world.store({ onDuty: email(), region: 'North' })
  const recall = await world.issueRecall({ priority: 'high', shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  await store.acknowledges(recall)
  await world.fastForward(minutes(180) + 10)
  await store.onDuty.expects(/hasn’t reported what it found/)
  await world.fastForward(minutes(60))
  await store.onDuty.expects(/hasn’t reported what it removed/)
  await world.fastForward(minutes(15))
  await dora.inbox.expects(/Escalation: 1 store has not acted[^]+acknowledged, no report/)
  expect(await ownerOf(world, store)).toBe(dora.id)
  await world.fastForward(minutes(45))
  await world.manager.inbox.expects(/You must call them/)
  expect(await ownerOf(world, store)).toBe(world.manager.id)
  expect(await world.truth.rows('SELECT person_id AS who, clock, done_at AS done FROM call_task')).toEqual([
    { who: world.manager.id, clock: 'report', done: null },
  ])
  await world.fastForward(hours(48))
}, 30_000)

test('a store that acknowledges when its report is long due is asked for the report at once', async () => {
  await using world = await createWorld({ ladder: true })
  const store = await world.store()
  const recall = await world.issueRecall({ priority: 'low', shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  await world.truth.rows(
    `UPDATE recall_ladder SET look_at = 'epoch', steps = '[{"clock":"report","afterMinutes":60,"whom":["on_duty"],"personId":null,"channels":"any","kind":"message"}]'`,
  )
  await world.fastForward(hours(3))
  await store.onDuty.hearsNothing()
  await store.acknowledges(recall)
  await world.fastForward(minutes(2))
  await store.onDuty.expects(/hasn’t reported what it found/)
  await world.fastForward(hours(3))
})

test('a store that is reopened starts anew, one that was silent all along does not', async () => {
  await using world = await createWorld({ ladder: true })
  const quick = await world.store()
  const silent = await world.store()
  const recall = await world.issueRecall({ priority: 'high', shippedTo: [quick, silent] })
  await quick.onDuty.expects(/Product recall/)
  await silent.onDuty.expects(/Product recall/)
  await quick.acknowledges(recall)
  await world.fastForward(minutes(20))
  await silent.onDuty.expects(/Product recall/)
  await world.ships(quick, { lot: 'L24B' })
  await world.ships(silent, { lot: 'L24B' })
  await world.extends(recall, [{ lots: ['L24A', 'L24B'] }])
  await quick.onDuty.expects(/changed/i)
  await silent.onDuty.expects(/changed/i)
  await world.fastForward(minutes(14))
  expect(await steps(world)).toEqual([
    { minutes: 15, stores: 1 },
    { minutes: 30, stores: 1 },
  ])
  await world.fastForward(minutes(2))
  await quick.onDuty.expects(/Product recall/)
  expect(await steps(world)).toEqual([
    { minutes: 15, stores: 2 },
    { minutes: 30, stores: 1 },
  ])
})

test('the ladder of a low priority waits until the store is open', async () => {
  await using world = await createWorld({ ladder: true, at: '2026-03-02T20:30-06:00[America/Chicago]' })
  const week = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, open: '06:00', close: '20:00' }))
  const store = await world.store({ openingHours: week })
  await world.issueRecall({ priority: 'medium', shippedTo: [store] })
  await world.fastForward(hours(9.5))
  await store.onDuty.expects(/Product recall/)
  // Open since six: two hours later it is reminded.
  await world.fastForward(hours(1.9))
  await store.onDuty.hearsNothing()
  await world.fastForward(hours(0.2))
  await store.onDuty.expects(/Product recall/)
})

test('a ladder that was stopped is noticed from the notices alone, and goes on where it stood', async () => {
  await using world = await createWorld({ ladder: true })
  const store = await world.store()
  await world.issueRecall({ priority: 'high', shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  // Nothing is due, says the ladder; and it is wrong.
  await world.truth.rows('UPDATE recall_ladder SET look_at = NULL')
  await world.fastForward(minutes(20))
  await store.onDuty.hearsNothing()
  expect(await world.truth.rows('SELECT late_stores AS late FROM recall_ladder')).toEqual([{ late: 1 }])
  expect(world.log.takeErrors('escalation.stopped').length).toBeGreaterThan(0)

  await world.truth.rows(`UPDATE recall_ladder SET look_at = 'epoch'`)
  await store.onDuty.expects(/Product recall/)
  await world.comeToRest()
  expect(await world.truth.rows('SELECT late_stores AS late FROM recall_ladder')).toEqual([{ late: 0 }])
})

test('ten thousand silent stores are escalated in sets', async () => {
  await using world = await createWorld({ ladder: true })
  const store = await world.store()
  const recall = await world.issueRecall({ priority: 'high', shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  await world.truth.rows(
    `INSERT INTO store (id, tenant_id, number, name, timezone, created_at, updated_at)
     SELECT gen_random_uuid(), $1, 'X' || n, 'X', 'America/Chicago', $2, $2 FROM generate_series(1, 10000) n`,
    [world.tenantId, world.clock.now()],
  )
  await world.truth.rows(
    `INSERT INTO notice (id, tenant_id, recall_id, store_id, version, match, state, shipped_quantity, created_at, asked_at, acknowledge_by, report_by)
     SELECT gen_random_uuid(), $1, $2, id, 1, 'in_scope', 'open', 1, $3, $3, $3::timestamptz + interval '30 minutes',
            $3::timestamptz + interval '4 hours'
     FROM store WHERE tenant_id = $1 AND number LIKE 'X%'`,
    [world.tenantId, recall.id, world.clock.now()],
  )
  await world.fastForward(minutes(16))
  await store.onDuty.expects(/Product recall/)
  expect(await steps(world)).toEqual([{ minutes: 15, stores: 10_001 }])
})
