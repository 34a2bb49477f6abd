import { expect, test } from 'vitest'

import { deliveryTruth } from '#tests/support/delivery-truth.ts'
import { bareWorld, type World } from '#tests/support/world.ts'

// A checker that sees nothing is content with everything. So each promise is broken by hand once, and it must say so.

const toldWorld = async (): Promise<World> => {
  const world = await bareWorld()
  const stores = [await world.store(), await world.store()]
  const recall = await world.issueRecall({ shippedTo: stores })
  await world.comeToRest()
  await stores[0]?.acknowledges(recall)
  return world
}

const brokenIn = async ({ truth, email }: World, sql: string): Promise<string[]> => {
  await truth.rows(sql)
  return (await deliveryTruth(truth, email.accepts)).broken
}

test('what is true breaks no promise', async () => {
  await using world = await toldWorld()
  expect(await brokenIn(world, 'SELECT')).toEqual([])
})

const ONE = '(SELECT min(id::text)::uuid FROM delivery)'

test.each([
  [
    'a delivery that has come to no end',
    /^I1: .* no end, it is pending/,
    `UPDATE delivery SET state = 'pending' WHERE id = ${ONE}`,
  ],
  [
    'an attempt that has come to none',
    /^I1: 1 attempts of/,
    `UPDATE delivery_attempt SET finished_at = NULL WHERE delivery_id = ${ONE}`,
  ],
  [
    'a contact that nothing was planned for',
    /^I1: .* has 0 deliveries/,
    `DELETE FROM delivery WHERE id = ${ONE}`,
  ],
  ['an accept of a recall that is not out', /^I2: /, `UPDATE recall SET status = 'approved'`],
  [
    'an accept that nobody has',
    /^I4: .* says accepted/,
    `UPDATE delivery SET provider_message_id = 'other' WHERE id = ${ONE}`,
  ],
  [
    'an acknowledgement that is gone, though its leaf tells of it',
    /^I5: .* is not acknowledged, with 1 leaves/,
    `UPDATE notice SET state = 'open', acknowledged_at = NULL, acknowledged_by = NULL, acknowledged_via = NULL`,
  ],
])('%s is seen', async (_, words, sql) => {
  await using world = await toldWorld()
  expect(await brokenIn(world, sql)).toContainEqual(expect.stringMatching(words))
})

test('an accept beyond the doubts is seen, and one that a doubt covers is not', async () => {
  await using world = await toldWorld()
  const [accept] = world.email.accepts
  const twice = [...world.email.accepts, ...(accept ? [accept] : [])]
  expect((await deliveryTruth(world.truth, twice)).broken).toEqual([
    `I3: ${accept?.deliveryId} was accepted 2 times, with 0 doubts`,
  ])
  await world.truth.rows(`UPDATE delivery_attempt SET outcome = 'unknown' WHERE delivery_id = $1`, [
    accept?.deliveryId,
  ])
  expect((await deliveryTruth(world.truth, twice)).broken).toEqual([])
})
