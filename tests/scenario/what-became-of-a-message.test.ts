import { expect, test } from 'vitest'

import { minutes, seconds } from '#lib/domain/duration.ts'
import { boardRows } from '#lib/queries/recall/board-rows.ts'
import { envelope, mailProviderReports } from '#tests/support/provider-reports.ts'
import { createWorld, email, type World } from '#tests/support/world.ts'
import type { Store } from '#tests/support/world-stores.ts'
import { answerEvents } from '#workers/answer-sqs.ts'
import { handleProviderEvents } from '#workers/handle-provider-events.ts'

const contact = async (world: World, store: Store, kind: 'escalation' | 'after_hours', address: string) => {
  await world.truth.rows(
    `INSERT INTO contact (id, tenant_id, store_id, channel, address, kind, created_at) VALUES ($1, $2, $3, 'email', $4, $5, now())`,
    [world.web.random.id(), world.tenantId, store.id, address, kind],
  )
  return world.inbox(address)
}

const districtManager = async (world: World, district: string) => {
  const boss = await world.person({ role: 'district_manager', name: 'Dora District' })
  await world.truth.rows(
    `UPDATE person SET region_id = (SELECT id FROM region WHERE tenant_id = $2 AND name = $3) WHERE id = $1`,
    [boss.id, world.tenantId, district],
  )
  return boss
}

const deliveries = (world: World) =>
  world.truth.rows(
    'SELECT purpose, state, last_error AS "lastError" FROM delivery ORDER BY created_at, purpose',
  )

const disabled = (world: World) =>
  world.truth.rows(
    'SELECT address, disabled_because AS because FROM contact WHERE disabled_because IS NOT NULL ORDER BY 1',
  )

const leaves = async (world: World, action: string) =>
  (
    await world.truth.rows<{ data: unknown }>(
      `SELECT body::jsonb -> 'data' AS data FROM audit_leaf WHERE action = $1`,
      [action],
    )
  ).map(({ data }) => data)

test('what the provider says has arrived is delivered, however often it is told', async () => {
  await using world = await createWorld()
  const store = await world.store()
  await world.issueRecall({ shippedTo: [store] })
  const mail = await store.onDuty.expects(/Product recall/)
  expect(await mailProviderReports(world, 'delivered', mail, 3)).toHaveLength(3)
  await mailProviderReports(world, 'delivered', mail)
  expect(await deliveries(world)).toEqual([{ purpose: 'notice', state: 'delivered', lastError: null }])
  expect(await world.truth.rows('SELECT type FROM provider_event')).toEqual([{ type: 'delivered' }])
})

test('a doubt that the provider resolves is not sent again', async () => {
  await using world = await createWorld()
  const store = await world.store()
  world.email.fails('accept_then_timeout')
  await world.issueRecall({ shippedTo: [store] })
  const mail = await store.onDuty.expects(/Product recall/)
  expect(await deliveries(world)).toMatchObject([{ state: 'unknown' }])
  await mailProviderReports(world, 'delivered', mail)
  await world.fastForward(minutes(30))
  await store.onDuty.hearsNothing()
  expect(await deliveries(world)).toEqual([{ purpose: 'notice', state: 'delivered', lastError: null }])
})

test('after a bounce the next contact hears of it within seconds', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const area = await contact(world, store, 'escalation', 'area@fairmeadow.example')
  const recall = await world.issueRecall({ priority: 'high', shippedTo: [store] })
  const mail = await store.onDuty.expects(/URGENT/)
  await world.fastForward(minutes(1))
  const bouncedAt = world.clock.now()
  await mailProviderReports(world, 'bounced', mail, 2)
  await world.fastForward(seconds(5))
  const next = await area.expects(/NO ANSWER/)
  expect(next.at.getTime() - bouncedAt.getTime()).toBeLessThan(seconds(5))
  expect(await disabled(world)).toEqual([{ address: store.onDuty.address, because: 'bounce' }])
  expect(await leaves(world, 'store.contact_disabled')).toMatchObject([
    { channel: 'email', because: 'bounce' },
  ])
  expect(await deliveries(world)).toMatchObject([
    { purpose: 'notice', state: 'failed', lastError: 'smtp; 550 5.1.1 user unknown' },
    { purpose: 'escalation', state: 'accepted' },
  ])
  // Somebody above the store knows; nobody at the store was told.
  await mailProviderReports(world, 'delivered', next)
  await world.fastForward(seconds(5))
  expect(await store.noticeOf(recall)).toMatchObject({ state: 'open', notifiedAt: null })
  const board = await boardRows(world.db.web, await world.manager.atWork(), {
    recallId: recall.id,
    filter: { notReached: true },
    order: { by: 'exceptions', descending: false },
    offset: 0,
    limit: 10,
    now: world.clock.now(),
  })
  expect(board).toMatchObject({ value: { rows: [{ number: store.number, notReached: true }] } })
})

test('as long as one message of a store is on its way or got through, nobody else is told', async () => {
  await using world = await createWorld()
  const store = await world.store({ onDuty: email(), afterHours: email() })
  const area = await contact(world, store, 'escalation', 'area@fairmeadow.example')
  await world.issueRecall({ shippedTo: [store] })
  const first = await store.onDuty.expects(/Product recall/)
  const second = await store.afterHours.expects(/Product recall/)
  await mailProviderReports(world, 'bounced', first)
  await world.fastForward(minutes(5))
  await area.hearsNothing()
  await mailProviderReports(world, 'delivered', second)
  await mailProviderReports(world, 'complained', second)
  await area.expects(/NO ANSWER/)
  expect(await disabled(world)).toHaveLength(2)
})

test('where nobody is left the district is told once, and the store is not reached', async () => {
  await using world = await createWorld()
  const store = await world.store({ onDuty: email(), region: 'North' })
  const area = await contact(world, store, 'escalation', 'area@fairmeadow.example')
  const boss = await districtManager(world, 'North')
  const recall = await world.issueRecall({ priority: 'high', shippedTo: [store] })
  await mailProviderReports(world, 'bounced', await store.onDuty.expects(/URGENT/))
  const last = await area.expects(/NO ANSWER/)
  await boss.inbox.hearsNothing()
  await mailProviderReports(world, 'bounced', last)
  await boss.inbox.expects(new RegExp(`Not reached: 1 store[^]+${store.number} `))
  await world.fastForward(minutes(90))
  await boss.inbox.hearsNothing()
  expect(await store.noticeOf(recall)).toMatchObject({ notifiedAt: null })
  expect(await leaves(world, 'recall.stores_unreached')).toMatchObject([
    { next: 1, nobody: 0 },
    { next: 0, nobody: 1 },
  ])
  expect(await world.truth.rows('SELECT owner_id FROM notice')).toEqual([{ owner_id: boss.id }])
})

test('a store without any contact is told of to its district as soon as the recall is issued', async () => {
  await using world = await createWorld()
  const store = await world.store({ region: 'North' })
  const boss = await districtManager(world, 'North')
  await world.truth.rows(`UPDATE contact SET disabled_because = 'bounced'`)
  await world.issueRecall({ shippedTo: [store] })
  await boss.inbox.expects(/Not reached: 1 store/)
  expect(await deliveries(world)).toEqual([])
})

test('a drill finds out who cannot be reached, and says that it is one', async () => {
  await using world = await createWorld()
  const store = await world.store({ region: 'North' })
  const boss = await districtManager(world, 'North')
  world.email.fails('refused', { to: store.onDuty.address })
  await world.issueRecall({ kind: 'drill', shippedTo: [store] })
  await boss.inbox.expects(/^DRILL: Not reached: 1 store/)
})

test('a store that has answered is not escalated when a late message to it bounces', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const area = await contact(world, store, 'escalation', 'area@fairmeadow.example')
  const recall = await world.issueRecall({ shippedTo: [store] })
  const mail = await store.onDuty.expects(/Product recall/)
  await store.acknowledges(recall)
  await mailProviderReports(world, 'bounced', mail)
  await world.fastForward(minutes(5))
  await area.hearsNothing()
  expect(await disabled(world)).toHaveLength(1)
})

test('a full mailbox is recorded, and changes nothing', async () => {
  await using world = await createWorld()
  const store = await world.store()
  await world.issueRecall({ shippedTo: [store] })
  await mailProviderReports(world, 'soft_bounced', await store.onDuty.expects(/Product recall/))
  expect(await deliveries(world)).toMatchObject([{ state: 'accepted' }])
  expect(await disabled(world)).toEqual([])
  expect(
    await world.truth.rows('SELECT type, applied_at IS NOT NULL AS applied FROM provider_event'),
  ).toEqual([{ type: 'soft_bounced', applied: true }])
})

test('an address that the provider refuses for good goes out of use', async () => {
  await using world = await createWorld()
  const store = await world.store()
  world.email.fails('gone')
  await world.issueRecall({ shippedTo: [store] })
  await world.comeToRest()
  expect(await disabled(world)).toEqual([{ address: store.onDuty.address, because: 'address_gone' }])
  expect(await deliveries(world)).toMatchObject([{ state: 'failed', lastError: '410 Gone' }])
})

test('an event about a message that nobody knows is kept aside, and is no error', async () => {
  await using world = await createWorld()
  const stranger = { deliveryId: world.web.random.id(), providerMessageId: 'somebody-else' }
  expect(await mailProviderReports(world, 'bounced', stranger)).toHaveLength(1)
  expect(await world.truth.rows('SELECT tenant_id, applied_at FROM provider_event')).toEqual([
    { tenant_id: null, applied_at: null },
  ])
})

test('an event that comes before we know the provider’s number is applied once we do', async () => {
  await using world = await createWorld()
  const store = await world.store()
  await world.issueRecall({ shippedTo: [store] })
  const mail = await store.onDuty.expects(/Product recall/)
  const status = {
    notification: { messageId: 'sns-1', timestamp: '2026-03-02 14:00:01.123' },
    delivery: { destination: '+15550100', providerResponse: 'Message has been accepted by phone carrier' },
    status: 'SUCCESS',
  }
  const message = { id: 'e', receipt: 'e', body: envelope(status), receiveCount: 1, traceparent: null }
  await handleProviderEvents(world.worker.ports)([message])
  await world.truth.rows(
    `INSERT INTO provider_message (provider_message_id, tenant_id, message_id, created_at) VALUES ('sns-1', $1, $2, now())`,
    [world.tenantId, mail.deliveryId],
  )
  await world.comeToRest()
  expect(await deliveries(world)).toMatchObject([{ state: 'delivered' }])
})

test('what cannot be read is left for the dead letters', async () => {
  await using world = await createWorld()
  const bodies = [
    '',
    '{}',
    envelope({ hello: 'world' }),
    envelope('x'),
    JSON.stringify({ Type: 'Notification' }),
  ]
  const received = bodies.map((body, i) => ({
    id: String(i),
    receipt: String(i),
    body,
    receiveCount: 1,
    traceparent: null,
  }))
  const quietly = { ...world.worker.ports, log: { info() {}, warn() {}, error() {} } }
  expect(await handleProviderEvents(quietly)(received)).toEqual([])
})

test('as a function for a batch, it answers which come again: what cannot be read, and nothing else', async () => {
  await using world = await createWorld()
  const store = await world.store()
  await world.issueRecall({ shippedTo: [store] })
  const mail = await store.onDuty.expects(/Product recall/)
  const timestamp = world.clock.now().toISOString()
  const told = { messageId: mail.providerMessageId, tags: { delivery_id: [mail.deliveryId] } }
  const delivered = { eventType: 'Delivery', delivery: { timestamp }, mail: told }
  const Records = ['{}', envelope(delivered)].map((body, i) => ({
    messageId: `event-${i}`,
    receiptHandle: `event-${i}`,
    body,
    attributes: { ApproximateReceiveCount: '1' },
    messageAttributes: {},
  }))
  const quietly = { ...world.worker.ports, log: { info() {}, warn() {}, error() {} } }
  expect(await answerEvents({ ports: quietly })({ Records })).toEqual({
    batchItemFailures: [{ itemIdentifier: 'event-0' }],
  })
  expect(await deliveries(world)).toMatchObject([{ state: 'delivered' }])
})

test('a worker that dies after a bounce was kept leaves it to the next', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const area = await contact(world, store, 'escalation', 'area@fairmeadow.example')
  await world.issueRecall({ shippedTo: [store] })
  const { deliveryId, providerMessageId } = await store.onDuty.expects(/Product recall/)
  const at = world.clock.now()
  await world.worker.ports.providerEvents.keep(
    [
      {
        id: world.web.random.id(),
        type: 'bounced',
        providerMessageId,
        messageId: deliveryId,
        reason: null,
        happenedAt: at,
      },
    ],
    at,
  )
  await area.expects(/NO ANSWER/)
})
