import { expect, test } from 'vitest'

import { after, minutes, seconds, type Duration } from '#lib/domain/duration.ts'
import { alarmsOf } from '#lib/domain/operations/alarms.ts'
import { SYNTHETIC } from '#lib/domain/operations/synthetic-recall.ts'
import { machineryOverview } from '#lib/queries/operations/machinery-overview.ts'
import { ok } from '#lib/domain/result.ts'
import { listDrills } from '#lib/queries/drill/list-drills.ts'
import { runSyntheticRecall } from '#lib/use-cases/operations/run-synthetic-recall.ts'
import { createWorld, type World } from '#tests/support/world.ts'

const synthetic = 'watch@clearshelf.example'
const DRILL = /^DRILL: Product recall .* – This message only shows that recalls go out/

/** What came to its address since it was last asked. */
const came = async (world: World) => {
  await world.comeToRest()
  const mails = world.email.accepts.filter(({ to, read }) => to === synthetic && !read)
  for (const mail of mails) mail.read = true
  return mails.length
}

/** The world wakes once, at the end of it: what happens every minute is not looked at in between. */
const later = async (world: World, span: Duration) => {
  world.clock.moveTo(after(world.clock.now(), span))
  await world.comeToRest()
}

/** What the page of operations says of it, and which alarms stand because of it. */
const seen = async (world: World) => {
  const now = world.clock.now()
  const page = await machineryOverview(world.db.web, await world.manager.atWork(), { now })
  if (!page.ok) throw new Error(page.rejection.code)
  const alarms = alarmsOf({
    ...page.value,
    queues: [],
    deadLetters: 0,
    workers: [{ seenAt: now }],
    sweeps: [],
  })
  return { ...page.value.synthetic, alarms: alarms.map(({ code }) => code) }
}

const rowsLeft = (world: World) =>
  world.truth.rows(
    `SELECT (SELECT count(*)::int FROM recall WHERE tenant_id = $1) AS recalls, (SELECT count(*)::int FROM notice WHERE tenant_id = $1) AS notices,
            (SELECT count(*)::int FROM delivery WHERE tenant_id = $1) AS deliveries, (SELECT count(*)::int FROM delivery_attempt WHERE tenant_id = $1) AS attempts,
            (SELECT count(*)::int FROM audit_leaf WHERE tenant_id = $1) AS leaves`,
    [SYNTHETIC.tenantId],
  )

test('of two workers one begins it', async () => {
  await using world = await createWorld()
  const run = runSyntheticRecall(world.worker.ports)
  const begun = await Promise.all([run(synthetic), run(synthetic), run(synthetic)])
  expect(begun.toSorted((a, b) => a - b)).toEqual([0, 0, 1])
  await world.inbox(synthetic).expects(DRILL)
})

test('each minute one goes out, is measured, and takes the place of the one before', async () => {
  await using world = await createWorld({ synthetic })
  await world.inbox(synthetic).expects(DRILL)
  expect(await seen(world)).toMatchObject({ latencyMs: 0, waitingSince: null, fault: null, alarms: [] })
  await later(world, minutes(1))
  expect(await came(world)).toBe(1)
  expect(await seen(world)).toMatchObject({ startedAt: world.clock.now(), alarms: [] })
  expect(await rowsLeft(world)).toEqual([{ recalls: 1, notices: 1, deliveries: 1, attempts: 1, leaves: 0 }])
})

test('none of it shows at a retailer, and a retailer’s recalls go out beside it', async () => {
  await using world = await createWorld({ synthetic })
  const store = await world.store()
  await world.issueRecall({ shippedTo: [store] })
  await world.inbox(synthetic).expects(DRILL)
  await store.onDuty.expects(/Product recall/)
  const actor = await world.manager.atWork()
  expect(await listDrills(world.db.web, actor, { now: world.clock.now() })).toMatchObject({
    ok: true,
    value: { drills: [] },
  })
  const now = world.clock.now()
  const page = await machineryOverview(world.db.web, actor, { now })
  expect(page.ok && page.value.accepts.map(({ minutes: counts }) => counts.at(-1))).toEqual([1])
  // What clears it away, at work for a retailer by mistake, finds nothing there.
  const mistaken = { kind: 'system', tenantId: world.tenantId, name: 'synthetic' } as const
  await world.worker.ports.transact(mistaken, async (tx) => ok(await tx.synthetic.forgetRecalls()))
  await expect(
    world.db.worker.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT set_config('app.tenant_id', ${world.tenantId}, true)`
      return tx.$executeRaw`DELETE FROM recall WHERE tenant_id = ${world.tenantId}::uuid`
    }),
  ).resolves.toBe(0)
})

test('a provider that is away raises the alarm after a minute, and it ends with the first that comes through', async () => {
  await using world = await createWorld({ synthetic })
  world.email.fails('try_later', { to: synthetic, retryAfter: minutes(2) })
  await world.comeToRest()
  expect(await seen(world)).toMatchObject({ acceptedAt: null, alarms: [] })
  await later(world, seconds(61))
  expect((await seen(world)).alarms).toEqual(['synthetic_late'])
  await later(world, minutes(2))
  expect(await came(world)).toBeGreaterThan(0)
  expect((await seen(world)).alarms).toEqual([])
})

test('a refusal is told with its reason, and the next minute tries anew', async () => {
  await using world = await createWorld({ synthetic })
  world.email.fails('refused', { to: synthetic, times: 2 })
  await world.comeToRest()
  await later(world, seconds(61))
  const { fault, alarms } = await seen(world)
  expect({ fault, alarms }).toEqual({ fault: '400 MessageRejected', alarms: ['synthetic_late'] })
  await later(world, minutes(1))
  await world.inbox(synthetic).expects(DRILL)
  expect((await seen(world)).alarms).toEqual([])
})

test('a worker that dies in the middle leaves it to the next', async () => {
  await using world = await createWorld({ synthetic })
  world.worker.crashes('before_send')
  await world.comeToRest()
  await later(world, seconds(61))
  await later(world, seconds(31))
  expect(await came(world)).toBeGreaterThan(0)
  expect(world.worker.deaths).toBe(1)
  expect(await seen(world)).toMatchObject({ waitingSince: null, alarms: [] })
})

test('without an address there is none, and the page says that it is off', async () => {
  await using world = await createWorld()
  await later(world, minutes(3))
  expect(await world.truth.rows('SELECT FROM synthetic_run')).toEqual([])
  expect(await seen(world)).toEqual({ alarms: [] })
})
