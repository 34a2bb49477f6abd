import { expect, test } from 'vitest'

import { minutes, seconds } from '#lib/domain/duration.ts'
import { createWorld, email, type World } from '#tests/support/world.ts'

// What the simulation found: ways in which a provider came back and nobody noticed.

const silentAtFirst = async (world: World, stores: number) => {
  const all = []
  for (let n = 0; n < stores; n += 1) all.push(await world.store({ onDuty: email() }))
  world.email.fails('silence', { times: 1000 })
  const recall = await world.issueRecall({ priority: 'high', shippedTo: all })
  await world.fastForward(seconds(45))
  expect(await breaker(world)).not.toBe('closed')
  return { all, recall }
}

const breaker = async ({ truth }: World) =>
  (await truth.rows<{ breaker: string }>('SELECT breaker FROM provider_gate'))[0]?.breaker

test(
  'the only worker there is has seen it fail, and still is the one to find out that it is back',
  { timeout: 60_000 },
  async () => {
    await using world = await createWorld()
    const { all } = await silentAtFirst(world, 6)
    world.email.recovers()
    await world.fastForward(minutes(3))
    for (const store of all) await store.onDuty.expects(/URGENT/)
  },
)

test(
  'a probe whose message has become needless does not keep the others waiting',
  { timeout: 60_000 },
  async () => {
    await using world = await createWorld()
    const { all, recall } = await silentAtFirst(world, 8)
    const [last, ...answered] = all.toReversed()
    for (const store of answered) await store.acknowledges(recall)
    world.email.recovers()
    await world.fastForward(minutes(3))
    await last?.onDuty.expects(/URGENT/)
  },
)
