import { expect, test } from 'vitest'

import { minutes } from '#lib/domain/duration.ts'
import { storePart } from '#lib/queries/recall/store-part.ts'
import { PHONES, chooses, reports, taskOf, told } from '#tests/support/told-store.ts'
import { createWorld } from '#tests/support/world.ts'

test('two phones count otherwise: both answers are kept, and what was seen later counts until somebody decides', async () => {
  await using world = await createWorld()
  const here = await told(world)
  const early = world.clock.now().toISOString()
  await world.fastForward(minutes(5))
  // The second phone counted first, in the cold room, and its answer arrives last. Its clock is years behind.
  await reports(world, here, { found: 20, phone: PHONES.other })
  await world.fastForward(minutes(5))
  const sentAt = new Date(Date.parse('2019-01-01T00:00:00Z') + minutes(10)).toISOString()
  await reports(world, here, { found: 3, at: '2019-01-01T00:00:00Z' }, sentAt)
  const kept = await world.truth.rows<{ found: number; observed: Date; unaware: boolean }>(
    `SELECT l.found, r.observed_at AS observed, r.unaware_of IS NOT NULL AS unaware
     FROM response r JOIN response_line l ON l.response_id = r.id ORDER BY r.at`,
  )
  expect(kept).toEqual([
    { found: 20, observed: new Date(Date.parse(early) + minutes(5)), unaware: false },
    { found: 3, observed: new Date(early), unaware: true },
  ])
  const manager = await world.manager.atWork()
  const which = { recallId: here.recall.id, storeNumber: here.store.number }
  const part = await storePart(world.db.web, manager, { ...which, now: world.clock.now() })
  expect(part).toMatchObject({
    value: { lots: [{ found: 20 }], doubts: expect.arrayContaining(['answers_differ']) },
  })
  const { differing, answeredAt } = await taskOf(world, here)
  expect(differing?.map(({ lots, proposed }) => [lots[0]?.found, proposed])).toEqual([
    [20, true],
    [3, false],
  ])

  // Somebody who knows says that the three are right.
  const chosen = differing?.[1]?.id ?? ''
  expect(await chooses(world, here, chosen, null)).toMatchObject({
    rejection: { code: 'ILLEGAL_TRANSITION' },
  })
  expect(await chooses(world, here, chosen, answeredAt)).toEqual({ ok: true, value: null })
  expect((await taskOf(world, here)).differing).toBe(null)
  const after = await storePart(world.db.web, manager, { ...which, now: world.clock.now() })
  expect(after).toMatchObject({ value: { lots: [{ found: 3 }], answers: [{}, {}, {}] } })
  expect(after.ok && after.value.doubts).not.toContain('answers_differ')
})

test('two phones with one login are two phones; the same phone that answers twice without a network is one', async () => {
  await using world = await createWorld()
  const here = await told(world)
  await reports(world, here, { found: 20 })
  await world.fastForward(minutes(1))
  await reports(world, here, { found: 21 })
  expect((await taskOf(world, here)).differing).toBe(null)
  await reports(world, here, { found: 21, phone: PHONES.other })
  expect((await taskOf(world, here)).differing).toBe(null)
  await reports(world, here, { found: 5, phone: PHONES.other })
  expect((await taskOf(world, here)).differing).toHaveLength(2)
})
