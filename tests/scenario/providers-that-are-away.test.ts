import { expect, test } from 'vitest'

import { hours, minutes, seconds } from '#lib/domain/duration.ts'
import type { SendingChannel } from '#lib/domain/channel/channel.ts'
import { manyStores } from '#tests/support/many-stores.ts'
import { createWorld, type World } from '#tests/support/world.ts'

// Each is told by e-mail and by SMS.
const TOLD_TWICE = { email: 'm#@fairmeadow.example', sms: '+12065#' }

const heardBy = ({ email }: World, channel: SendingChannel) =>
  email.accepts.filter((accept) => accept.channel === channel)
const triedOn = ({ email }: World, channel: SendingChannel) =>
  email.attempts.filter((attempt) => attempt.channel === channel).length

const readAll = ({ email }: World) => {
  for (const accept of email.accepts) accept.read = true
}

test('a provider that is away for an hour is asked at most once a second, and the other goes on as if nothing were', async () => {
  await using world = await createWorld()
  const stores = 60
  await manyStores(world, stores, TOLD_TWICE)
  world.email.fails('away', { channel: 'email', times: Infinity })
  await world.issueRecall({ priority: 'high', target: { mode: 'all', storeNumbers: [] } })
  await world.fastForward(seconds(5))
  expect(heardBy(world, 'sms')).toHaveLength(stores)
  await world.fastForward(hours(1))
  expect(triedOn(world, 'sms')).toBe(stores)
  expect(heardBy(world, 'email')).toEqual([])
  // A few to find out, then one to see whether it is back: seldom, the longer it is away.
  expect(triedOn(world, 'email')).toBeLessThan(200)
  const parked = await world.truth.rows(`SELECT FROM delivery WHERE state = 'parked'`)
  expect(parked.length).toBeGreaterThan(stores - 20)
  world.email.recovers()
  await world.fastForward(minutes(5))
  expect(heardBy(world, 'email')).toHaveLength(stores)
  readAll(world)
}, 60_000)

test('once it is back, what has waited goes out on a ramp, the urgent first, and nothing that is stale', async () => {
  await using world = await createWorld()
  await manyStores(world, 20, TOLD_TWICE)
  const answered = await world.store()
  world.email.fails('away', { channel: 'email', times: Infinity })
  const everybody = { mode: 'all' as const, storeNumbers: [] }
  const low = await world.issueRecall({ priority: 'low', target: everybody })
  await world.fastForward(minutes(1))
  const high = await world.issueRecall({ priority: 'high', target: everybody })
  const over = await world.issueRecall({ priority: 'medium', target: everybody })
  await world.fastForward(minutes(2))
  await answered.acknowledges(high)
  await world.truth.rows(`UPDATE recall SET status = 'closed' WHERE id = $1`, [over.id])
  world.email.recovers()
  const back = world.clock.now()
  await world.fastForward(minutes(5))
  const mails = heardBy(world, 'email')
  expect(mails).toHaveLength(2 * 21 - 1)
  expect(mails.filter(({ to }) => to === answered.onDuty.address)).toHaveLength(1)

  const secondsOf = (recallId: string) =>
    world.truth.rows<{ second: number; n: number }>(
      `SELECT floor(extract(epoch FROM settled_at - $2::timestamptz))::int AS second, count(*)::int AS n FROM delivery
       WHERE recall_id = $1 AND channel = 'email' AND state = 'accepted' GROUP BY 1 ORDER BY 1`,
      [recallId, back],
    )
  const [urgent, patient] = [await secondsOf(high.id), await secondsOf(low.id)]
  expect(Math.max(...urgent.map(({ second }) => second))).toBeLessThanOrEqual(
    Math.max(...patient.map(({ second }) => second)),
  )
  // Not all at once: the first seconds are given a few, and ever more follow.
  expect(Math.max(...[...urgent, ...patient].map(({ n }) => n))).toBeLessThan(45)
  readAll(world)
}, 60_000)

test('a store with a phone, a team, a Slack channel, a system and a browser is told on each of them, once', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const add = (channel: SendingChannel, address: string) =>
    world.truth.rows(
      `INSERT INTO contact (id, tenant_id, store_id, channel, address, kind, language, created_at)
       VALUES (gen_random_uuid(), $1, $2, $3, $4, 'on_duty', 'es', $5)`,
      [world.tenantId, store.id, channel, address, world.clock.now()],
    )
  await add('sms', '+12065550100')
  await add('teams', 'https://example.webhook.example/workflows/1')
  await add('slack', 'https://hooks.slack.com/services/T1/B1/x')
  await add('webhook', 'https://till.fairmeadow.example/recalls')
  await add('push', 'arn:aws:sns:us-east-1:123456789012:endpoint/GCM/store/1')
  await world.issueRecall({ priority: 'high', shippedTo: [store] })
  await store.onDuty.expects(/URGENT/)
  await world.inbox('+12065550100').expects(/^\nURGENTE: Retiro R-.*https?:\/\//)
  await world.inbox('https://example.webhook.example/workflows/1').expects(/AdaptiveCard/)
  await world
    .inbox('https://hooks.slack.com/services/T1/B1/x')
    .expects(/rich_text.*URGENTE|URGENTE.*rich_text/)
  await world.inbox('https://till.fairmeadow.example/recalls').expects(/"type":"recall.notice"/)
  await world.inbox('arn:aws:sns:us-east-1:123456789012:endpoint/GCM/store/1').expects(/URGENTE: Retiro/)
})
