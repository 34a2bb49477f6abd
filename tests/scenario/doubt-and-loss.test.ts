import { describe, expect, test } from 'vitest'

import { days, hours, minutes, seconds } from '#lib/domain/duration.ts'
import { fanOut } from '#lib/use-cases/delivery/fan-out.ts'
import { CRASH_POINTS } from '#tests/support/world-worker.ts'
import { createWorld, type World } from '#tests/support/world.ts'

const REPEAT = /You may have received this message before/

const deliveries = (world: World) =>
  world.truth.rows('SELECT state, attempts, last_error AS "lastError" FROM delivery ORDER BY state, id')

describe('a provider', () => {
  test('that refuses for good ends it, with the reason, and disturbs nobody else', async () => {
    await using world = await createWorld()
    const [refused, other] = [await world.store(), await world.store()]
    world.email.fails('refused', { to: refused.onDuty.address })
    await world.issueRecall({ shippedTo: [refused, other] })
    await other.onDuty.expects(/Product recall/)
    await world.fastForward(days(4))
    expect(await deliveries(world)).toEqual([
      { state: 'accepted', attempts: 1, lastError: null },
      { state: 'failed', attempts: 1, lastError: '400 MessageRejected' },
    ])
  })

  test('that took the message and then fell silent gets it once more, marked as a repeat', async () => {
    await using world = await createWorld()
    const store = await world.store()
    world.email.fails('accept_then_timeout')
    await world.issueRecall({ shippedTo: [store] })
    const first = await store.onDuty.expects(/Product recall/)
    expect(first.text).not.toMatch(REPEAT)
    await world.fastForward(minutes(1))
    await store.onDuty.hearsNothing()
    await world.fastForward(minutes(2))
    await store.onDuty.expects(REPEAT)
    await world.fastForward(days(3))
    expect(await deliveries(world)).toEqual([{ state: 'accepted', attempts: 2, lastError: null }])
  })

  test('that leaves us in doubt twice is asked twice more, never oftener than there were doubts', async () => {
    await using world = await createWorld()
    const store = await world.store()
    world.email.fails('accept_then_timeout', { times: 2 })
    await world.issueRecall({ priority: 'high', shippedTo: [store] })
    await store.onDuty.expects(/URGENT/)
    await world.fastForward(seconds(31))
    await store.onDuty.expects(REPEAT)
    await world.fastForward(seconds(31))
    await store.onDuty.expects(REPEAT)
    await world.fastForward(days(3))
    expect(world.email.accepts.length).toBe(3)
  })

  test('that said nothing and took nothing is asked again: the store is told', async () => {
    await using world = await createWorld()
    const store = await world.store()
    world.email.fails('silence')
    await world.issueRecall({ priority: 'high', shippedTo: [store] })
    await store.onDuty.hearsNothing()
    await world.fastForward(minutes(1))
    await store.onDuty.expects(REPEAT)
  })

  test('that asks for patience gets it', async () => {
    await using world = await createWorld()
    const store = await world.store()
    world.email.fails('try_later', { retryAfter: minutes(20) })
    await world.issueRecall({ priority: 'high', shippedTo: [store] })
    await world.fastForward(minutes(19))
    expect(world.email.attempts.length).toBe(1)
    await world.fastForward(minutes(2))
    const mail = await store.onDuty.expects(/URGENT/)
    expect(mail.text).not.toMatch(REPEAT)
  })

  test('that is away for hours does not make a store hear it twice', async () => {
    await using world = await createWorld()
    const store = await world.store()
    world.email.fails('try_later', { times: 1000 })
    await world.issueRecall({ priority: 'high', shippedTo: [store] })
    await world.fastForward(hours(6))
    expect(world.email.attempts.length).toBeLessThan(20)
    world.email.recovers()
    await world.fastForward(hours(2))
    await store.onDuty.expects(/URGENT/)
    await world.fastForward(days(2))
  })

  test('that stays away is given up after a day, with the reason', async () => {
    await using world = await createWorld()
    const store = await world.store()
    world.email.fails('try_later', { times: 1000 })
    await world.issueRecall({ priority: 'high', shippedTo: [store] })
    await world.fastForward(hours(26))
    expect(await deliveries(world)).toMatchObject([
      { state: 'failed', lastError: 'gave up: 503 Unavailable' },
    ])
  })
})

describe('the queue', () => {
  test('may be emptied before the fan-out and before the sends: each store is told, once', async () => {
    await using world = await createWorld()
    const stores = [await world.store(), await world.store(), await world.store()]
    await world.issueRecall({ priority: 'high', shippedTo: stores })
    await world.worker.relay()
    expect(world.queue.size()).toBe(1)
    world.queue.wipe()
    await world.fastForward(seconds(4))
    expect(world.email.attempts).toEqual([])
    world.clock.advance(seconds(4))
    // The sweep finds the version, the fan-out is done again, and its sends are lost too.
    while ((await world.truth.rows('SELECT FROM delivery')).length === 0) await world.worker.round()
    await world.worker.relay()
    world.queue.wipe()
    await world.fastForward(minutes(3))
    for (const store of stores) await store.onDuty.expects(/URGENT/)
    await world.fastForward(days(2))
  })

  test('may be emptied while a delivery waits for its next attempt', async () => {
    await using world = await createWorld()
    const store = await world.store()
    world.email.fails('try_later')
    await world.issueRecall({ shippedTo: [store] })
    await world.comeToRest()
    world.queue.wipe()
    await world.fastForward(minutes(1))
    await store.onDuty.expects(/Product recall/)
  })
})

describe('a worker that dies', () => {
  const afterTheSend = new Set(['after_send', 'before_settle'])

  test.each(CRASH_POINTS)('%s loses nothing, and repeats at most once, marked', async (point) => {
    await using world = await createWorld()
    const store = await world.store()
    world.worker.crashes(point)
    await world.issueRecall({ priority: 'high', shippedTo: [store] })
    await world.fastForward(minutes(5))
    expect(world.worker.deaths).toBe(1)
    await store.onDuty.expects(/URGENT/)
    if (afterTheSend.has(point)) await store.onDuty.expects(REPEAT)
    await world.fastForward(days(2))
    expect(await deliveries(world)).toMatchObject([{ state: 'accepted' }])
  })

  test('over and over, at each point in turn, still loses nothing', async () => {
    await using world = await createWorld()
    const store = await world.store()
    for (const point of CRASH_POINTS) world.worker.crashes(point)
    await world.issueRecall({ priority: 'high', shippedTo: [store] })
    await world.fastForward(minutes(30))
    expect(world.worker.deaths).toBe(CRASH_POINTS.length)
    const [first, ...repeats] = world.email.accepts
    for (const mail of world.email.accepts) mail.read = true
    expect(first?.text).toMatch(/Do not sell/)
    const doubts = await world.truth.rows("SELECT FROM delivery_attempt WHERE outcome = 'unknown'")
    expect(repeats.length).toBeLessThanOrEqual(doubts.length)
    for (const repeat of repeats) expect(repeat.text).toMatch(REPEAT)
  })
})

test('a fan-out that is asked for twice, and five times at once, makes nothing twice', async () => {
  await using world = await createWorld()
  const stores = [await world.store(), await world.store()]
  const recall = await world.issueRecall({ shippedTo: stores })
  const again = () =>
    fanOut(world.worker.ports)({ tenantId: world.tenantId, recallId: recall.id, recallVersion: 1 })
  const done = await Promise.all([again(), again(), again(), again(), again()])
  // One of them plans it; whoever comes while it does leaves, with what is there by then.
  expect(done).toContainEqual({ ok: true, value: 2 })
  for (const one of done)
    expect([
      { ok: true, value: 0 },
      { ok: true, value: 2 },
    ]).toContainEqual(one)
  await world.comeToRest()
  expect(await again()).toEqual({ ok: true, value: 2 })
  for (const store of stores) await store.onDuty.expects(/Product recall/)
  await world.fastForward(hours(1))
  expect(await world.truth.rows('SELECT FROM notice')).toHaveLength(2)
})
