import { expect, test } from 'vitest'

import { prismaSweeps } from '#lib/adapters/prisma/sweeps.ts'
import { minutes, seconds, after } from '#lib/domain/duration.ts'
import type { Queue } from '#lib/ports/delivery.ts'
import { createWorld, type World } from '#tests/support/world.ts'

type Publish = Queue['publish']

const fill = async (world: World, n: number): Promise<string[]> => {
  const rows = await world.truth.rows<{ id: string }>(
    `INSERT INTO outbox (id, tenant_id, priority, message, created_at)
     SELECT gen_random_uuid(), $1, (ARRAY['high', 'medium', 'low'])[1 + n % 3]::priority, jsonb_build_object('n', n), $2
     FROM generate_series(1, $3::int) n RETURNING id`,
    [world.tenantId, world.clock.now(), n],
  )
  return rows.map(({ id }) => id).toSorted()
}

const waiting = async (world: World) =>
  (await world.truth.rows<{ id: string }>('SELECT id FROM outbox ORDER BY id')).map(({ id }) => id)

test('what the queue did not take stays, and goes with the next try', async () => {
  await using world = await createWorld()
  const ids = await fill(world, 25)
  const refused = new Set(ids.filter((_, i) => i % 4 === 0))
  const taken: string[] = []
  const partly: Publish = async (_priority, entries) => {
    expect(entries.length).toBeLessThanOrEqual(10)
    const some = entries.map(({ id }) => id).filter((id) => !refused.has(id))
    taken.push(...some)
    return some
  }
  const sweeps = prismaSweeps(world.db.worker)
  expect(await sweeps.relay(partly, 100)).toBe(18)
  expect(await waiting(world)).toEqual([...refused].toSorted())
  refused.clear()
  expect(await sweeps.relay(partly, 100)).toBe(7)
  expect(taken.toSorted()).toEqual(ids)
  expect(await waiting(world)).toEqual([])
})

test('a queue that is away leaves everything where it is', async () => {
  await using world = await createWorld()
  const ids = await fill(world, 5)
  const sweeps = prismaSweeps(world.db.worker)
  await expect(sweeps.relay(() => Promise.reject(new Error('ECONNREFUSED')), 100)).rejects.toThrow(
    'ECONNREFUSED',
  )
  expect(await waiting(world)).toEqual(ids)
  await sweeps.relay(async (_priority, entries) => entries.map(({ id }) => id), 100)
})

test('three relays at once publish each row once, while new rows keep coming', async () => {
  await using world = await createWorld()
  const published: string[] = []
  const publish: Publish = async (_priority, entries) => {
    const ids = entries.map(({ id }) => id)
    await world.truth.rows('SELECT pg_sleep(0.002)')
    published.push(...ids)
    return ids
  }
  let more = true
  const relayUntilEmpty = async () => {
    const sweeps = prismaSweeps(world.db.worker)
    while ((await sweeps.relay(publish, 20)) > 0 || more) await world.truth.rows('SELECT pg_sleep(0.001)')
  }
  const writing = (async () => {
    const ids: string[] = []
    for (let batch = 0; batch < 10; batch += 1) ids.push(...(await fill(world, 30)))
    more = false
    return ids
  })()
  const [ids] = await Promise.all([writing, relayUntilEmpty(), relayUntilEmpty(), relayUntilEmpty()])
  expect(published.toSorted()).toEqual(ids.toSorted())
  expect(await waiting(world)).toEqual([])
})

test('a row that commits late is not passed over, although a younger one was published before it', async () => {
  await using world = await createWorld()
  const sweeps = prismaSweeps(world.db.worker)
  const published: string[] = []
  const publish: Publish = async (_priority, entries) => {
    published.push(...entries.map(({ id }) => id))
    return entries.map(({ id }) => id)
  }
  const early = '019aa000-0000-7000-8000-00000000000a'
  let commit: () => void = () => undefined
  let written: () => void = () => undefined
  const inserted = new Promise<void>((resolve) => void (written = resolve))
  const slow = world.db.web.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('app.tenant_id', ${world.tenantId}, true)`
    await tx.$executeRaw`INSERT INTO outbox (id, tenant_id, priority, message, created_at) VALUES (${early}::uuid, ${world.tenantId}::uuid, 'high', '{}', ${world.clock.now()})`
    written()
    await new Promise<void>((resolve) => void (commit = resolve))
  })
  await inserted
  const [late] = await fill(world, 1)
  await sweeps.relay(publish, 100)
  expect(published).toEqual([late])
  commit()
  await slow
  await sweeps.relay(publish, 100)
  expect(published).toEqual([late, early])
})

test('who has lost the lease can settle nothing any more', async () => {
  await using world = await createWorld()
  const store = await world.store()
  await world.issueRecall({ priority: 'high', shippedTo: [store] })
  while ((await world.truth.rows('SELECT FROM delivery')).length === 0) await world.worker.round()
  const [planned] = await world.truth.rows<{ id: string }>('SELECT id FROM delivery')
  const deliveryId = planned?.id ?? ''
  const { sending, sweeps } = world.worker.ports
  const { tenantId } = world
  const claimAs = (leaseToken: string) => {
    const linkHashes = new Map([[deliveryId, world.web.digest(leaseToken)]])
    const at = world.clock.now()
    return sending.claim({
      tenantId,
      ids: [deliveryId],
      channel: 'email',
      leaseToken,
      at,
      leaseUntil: after(at, seconds(60)),
      linkHashes,
    })
  }
  const settleAs = (leaseToken: string, attempt: number) =>
    sending.settle({
      tenantId,
      leaseToken,
      at: world.clock.now(),
      results: [{ deliveryId, attempt, state: 'accepted', providerMessageId: leaseToken }],
    })
  const rows = () =>
    world.truth.rows(
      'SELECT d.*, a.* FROM delivery d JOIN delivery_attempt a ON a.delivery_id = d.id JOIN notice n ON n.id = d.notice_id ORDER BY attempt',
    )

  const [sleeper, successor] = [world.web.random.id(), world.web.random.id()]
  expect(await claimAs(sleeper)).toMatchObject([{ attempt: 1, repeat: false }])
  expect(await claimAs(successor)).toEqual([])
  world.clock.advance(seconds(61))
  expect(await sweeps.expireLeases(world.clock.now())).toBe(1)
  const doubtful = await rows()
  expect(doubtful).toMatchObject([{ state: 'unknown', outcome: 'unknown', lease_token: null }])
  expect(await settleAs(sleeper, 1)).toBe(0)
  expect(await rows()).toEqual(doubtful)

  world.clock.advance(minutes(1))
  expect(await claimAs(successor)).toMatchObject([{ attempt: 2, repeat: true }])
  const claimed = await rows()
  expect(await settleAs(sleeper, 1)).toBe(0)
  expect(await settleAs(sleeper, 2)).toBe(0)
  expect(await rows()).toEqual(claimed)
  expect(await settleAs(successor, 2)).toBe(1)
  expect(await settleAs(successor, 2)).toBe(0)
  await sending.endLease({ tenantId, leaseToken: successor })
  await world.comeToRest()
})

test('of many workers with the same message one gets each delivery', async () => {
  await using world = await createWorld()
  const stores = await Promise.all([1, 2, 3].map(() => world.store()))
  await world.issueRecall({ priority: 'high', shippedTo: stores })
  while ((await world.truth.rows('SELECT FROM delivery')).length === 0) await world.worker.round()
  const ids = (await world.truth.rows<{ id: string }>('SELECT id FROM delivery')).map(({ id }) => id)
  const at = world.clock.now()
  const claims = await Promise.all(
    [1, 2, 3, 4].map(() => {
      const linkHashes = new Map(ids.map((id) => [id, world.web.digest(id)]))
      return world.worker.ports.sending.claim({
        tenantId: world.tenantId,
        ids,
        channel: 'email',
        leaseToken: world.web.random.id(),
        at,
        leaseUntil: after(at, seconds(60)),
        linkHashes,
      })
    }),
  )
  expect(
    claims
      .flat()
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(ids.toSorted())
  await world.fastForward(minutes(3)) // Nobody sent them: the leases run out, and they are sent as repeats.
  for (const store of stores) await store.onDuty.expects(/may have received this message before/)
})

test('a hint that comes again, or early, sends nothing again and nothing early', async () => {
  await using world = await createWorld()
  const [busy, told] = [await world.store(), await world.store()]
  world.email.fails('try_later', { to: busy.onDuty.address, retryAfter: minutes(20) })
  await world.issueRecall({ shippedTo: [busy, told] })
  await told.onDuty.expects(/Product recall/)
  const deliveryIds = (await world.truth.rows<{ id: string }>('SELECT id FROM delivery')).map(({ id }) => id)
  const { tenantId } = world
  const hint = {
    type: 'send' as const,
    version: 1 as const,
    tenantId,
    channel: 'email' as const,
    deliveryIds,
  }
  for (const id of ['one', 'two'])
    await world.queue.publish('medium', [{ id, tenantId, message: hint, traceparent: null }])
  await world.comeToRest()
  expect(world.email.attempts.length).toBe(2)
  await world.fastForward(minutes(21))
  await busy.onDuty.expects(/Product recall/)
})
