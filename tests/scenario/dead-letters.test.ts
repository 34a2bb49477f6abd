import { expect, test } from 'vitest'

import { minutes, seconds } from '#lib/domain/duration.ts'
import { listDeadLetters } from '#lib/queries/operations/list-dead-letters.ts'
import { discardDeadLetters, redriveDeadLetters } from '#lib/use-cases/operations/decide-dead-letters.ts'
import { createWorld, type World } from '#tests/support/world.ts'
import { takeDeadLetters } from '#workers/take-dead-letters.ts'

let count = 0
/** A queue gives up on a message, whatever it is. */
const giveUpOn = async (world: World, ...messages: unknown[]) => {
  for (const message of messages) {
    const entry = { id: `dead-${(count += 1)}`, tenantId: world.tenantId, traceparent: null }
    await world.deadQueue.publish('high', [{ ...entry, message: message as never }])
  }
  await takeDeadLetters(world.worker.ports)
}

// Of a recall that there is not: handling it does nothing.
const harmless = (tenantId: string, n = 0) => ({
  type: 'account_mail',
  version: 1,
  tenantId,
  mailId: `019aa000-0000-7000-8000-${String(n).padStart(12, '0')}`,
})

const listed = async (world: World) => {
  const page = await listDeadLetters(world.db.web, await world.manager.atWork(), { limit: 500 })
  if (!page.ok) throw new Error(page.rejection.code)
  return page.value.data
}

const all = { queue: 'high', ids: null } as const

test('what a queue gave up on is kept, noted at its deliveries, and the store is told all the same', async () => {
  await using world = await createWorld()
  const store = await world.store()
  world.email.fails('silence')
  const recall = await world.issueRecall({ shippedTo: [store] })
  await world.comeToRest()
  const of = 'FROM delivery WHERE recall_id = $1'
  const planned = await world.truth.rows<{ id: string }>(`SELECT id ${of}`, [recall.id])
  const deliveryIds = planned.map(({ id }) => id)
  await giveUpOn(world, { type: 'send', version: 1, tenantId: world.tenantId, channel: 'email', deliveryIds })
  const reason = expect.stringMatching(/^Received once and never finished/)
  expect(await listed(world)).toMatchObject([{ queue: 'high', type: 'send', receiveCount: 1, reason }])
  expect(await world.truth.rows(`SELECT last_error AS said ${of}`, [recall.id])).toEqual([
    { said: expect.stringMatching(/^dead letter: Received once/) },
  ])
  expect(world.deadQueue.size()).toBe(0)
  await world.fastForward(minutes(3))
  await store.onDuty.expects(/Product recall/)
  expect(await world.truth.rows(`SELECT last_error AS said ${of}`, [recall.id])).toEqual([{ said: null }])
})

test('a message that comes twice is one', async () => {
  await using world = await createWorld()
  const { deadLetters } = world.worker.ports
  const letter = {
    messageId: 'twice',
    tenantId: world.tenantId,
    queue: 'low',
    type: 'send',
    body: '{}',
    reason: 'x',
    deliveryIds: [],
    at: world.clock.now(),
  } as const
  const keep = (receiveCount: number) =>
    deadLetters.keep([{ ...letter, deliveryIds: [], id: world.web.random.id(), receiveCount }])
  await keep(1)
  await keep(2)
  expect(await listed(world)).toMatchObject([{ messageId: 'twice', receiveCount: 2 }])
})

test('poison is kept too: what names a tenant is shown to it, what names none to nobody', async () => {
  await using world = await createWorld()
  const neighbour = await world.neighbour()
  const stranger = '019aa000-0000-7000-8000-00000000dead'
  await giveUpOn(
    world,
    'no object',
    { tenantId: stranger },
    { type: 'fan_out', version: 99, tenantId: world.tenantId },
    { type: 'a\0b', tenantId: neighbour.tenantId },
  )
  expect((await listed(world)).map(({ type, reason }) => [type, reason])).toEqual([
    ['fan_out', expect.stringMatching(/^Invalid message: /)],
  ])
  const kept = await world.truth.rows<{ id: string | null }>(
    'SELECT tenant_id AS id FROM dead_letter ORDER BY tenant_id NULLS LAST',
  )
  expect(kept.filter(({ id }) => id === null).length).toBe(2)
  expect(kept.length).toBe(4)
  expect(await world.worker.ports.deadLetters.waiting()).toEqual([{ queue: 'high', count: 4, nobodys: 2 }])
})

test('a dry run says what would go; then they go, fifty a second, and only ours', async () => {
  await using world = await createWorld()
  const neighbour = await world.neighbour()
  const ours = Array.from({ length: 60 }, (_, n) => harmless(world.tenantId, n))
  await giveUpOn(world, ...ours, harmless(neighbour.tenantId))
  for (let i = 0; i < 6; i += 1) await takeDeadLetters(world.worker.ports)
  const actor = await world.manager.atWork()
  const redrive = redriveDeadLetters(world.web)
  const dry = await redrive(actor, { ...all, dryRun: true })
  expect(dry.ok && dry.value).toMatchObject({ dryRun: true, redriven: 0, unreadable: 0, seconds: 2 })
  expect((await listed(world)).length).toBe(60)
  const done = await redrive(actor, { ...all, dryRun: false })
  expect(done.ok && [done.value.redriven, done.value.ids.length]).toEqual([60, 60])
  expect(await listed(world)).toEqual([])
  const { deadLetters } = world.worker.ports
  expect(await deadLetters.requeue(world.clock.now(), 50)).toBe(50)
  expect(await deadLetters.requeue(world.clock.now(), 50)).toBe(10)
  expect(await deadLetters.requeue(world.clock.now(), 50)).toBe(0)
  await world.fastForward(seconds(5))
  expect((await world.truth.rows(`SELECT FROM dead_letter WHERE state = 'waiting'`)).length).toBe(1)
})

test('of those that were named, all go or none; each fault says where it is', async () => {
  await using world = await createWorld()
  const neighbour = await world.neighbour()
  await giveUpOn(world, harmless(world.tenantId), harmless(neighbour.tenantId))
  const [mine] = await listed(world)
  const [theirs] = await world.truth.rows<{ id: string }>('SELECT id FROM dead_letter WHERE tenant_id = $1', [
    neighbour.tenantId,
  ])
  const actor = await world.manager.atWork()
  const ids = [mine?.id ?? '', theirs?.id ?? '']
  const faults = async (queue: 'high' | 'low', asked: string[]) => {
    const result = await redriveDeadLetters(world.web)(actor, { queue, ids: asked, dryRun: false })
    return result.ok ? [] : result.rejection.errors?.map(({ path, code }) => [path, code])
  }
  expect(await faults('high', ids)).toEqual([['ids.1', 'unknown']])
  expect(await faults('low', ids.slice(0, 1))).toEqual([['ids.0', 'other_queue']])
  expect((await listed(world)).length).toBe(1)
  expect(await faults('high', ids.slice(0, 1))).toEqual([])
  expect(await faults('high', ids.slice(0, 1))).toEqual([['ids.0', 'decided']])
  await world.comeToRest()
})

test('it is discarded with a reason that stays, and by nobody who only looks on', async () => {
  await using world = await createWorld()
  await giveUpOn(world, harmless(world.tenantId))
  const [letter] = await listed(world)
  const actor = await world.manager.atWork()
  const input = { queue: 'high' as const, ids: [letter?.id ?? ''], reason: 'A test message.' }
  const viewer = { ...actor, role: 'viewer' } as const
  expect(await discardDeadLetters(world.web)(viewer, input)).toMatchObject({
    rejection: { code: 'FORBIDDEN' },
  })
  expect(await discardDeadLetters(world.web)(actor, input)).toEqual({ ok: true, value: { discarded: 1 } })
  expect(await world.truth.rows('SELECT state, why, decided_by AS by FROM dead_letter')).toEqual([
    { state: 'discarded', why: 'A test message.', by: world.manager.id },
  ])
})
