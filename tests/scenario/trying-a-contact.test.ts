import { expect, test } from 'vitest'

import { minutes, seconds } from '#lib/domain/duration.ts'
import { enableContact, testContact } from '#lib/use-cases/catalog/test-contact.ts'
import { mailProviderReports } from '#tests/support/provider-reports.ts'
import { createWorld, email, type World } from '#tests/support/world.ts'

const onDuty = (store: { number: string; onDuty: { address: string } }) => ({
  number: store.number,
  contact: { channel: 'email', kind: 'on_duty', address: store.onDuty.address },
})

const states = (world: World) =>
  world.truth.rows(
    'SELECT state, last_error AS "lastError", attempts FROM contact_test ORDER BY requested_at',
  )

test('a test says that it is one, in the contact’s language, and shows what became of it', async () => {
  await using world = await createWorld()
  const store = await world.store({ onDuty: email({ language: 'es' }) })
  const actor = await world.manager.atWork()
  expect(await testContact(world.web)(actor, onDuty(store))).toEqual({ ok: true, value: null })
  const mail = await store.onDuty.expects(/^PRUEBA: .*\nEsto es una prueba/)
  expect(mail.text).not.toMatch(/\/a\//)
  expect(await states(world)).toEqual([{ state: 'accepted', lastError: null, attempts: 1 }])
  await mailProviderReports(world, 'delivered', mail)
  expect(await states(world)).toMatchObject([{ state: 'delivered' }])
})

test('a test that bounces takes the contact out of use, until somebody has corrected it', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const actor = await world.manager.atWork()
  await testContact(world.web)(actor, onDuty(store))
  await mailProviderReports(world, 'bounced', await store.onDuty.expects(/^TEST/))
  expect(await states(world)).toMatchObject([{ state: 'failed', lastError: 'smtp; 550 5.1.1 user unknown' }])
  await world.fastForward(minutes(2))
  expect(await testContact(world.web)(actor, onDuty(store))).toMatchObject({
    ok: false,
    rejection: { detail: 'This contact is disabled. Re-enable it first.' },
  })
  expect(await enableContact(world.web)(actor, onDuty(store))).toMatchObject({ ok: true })
  expect(await enableContact(world.web)(actor, onDuty(store))).toMatchObject({ ok: false })
  expect(await testContact(world.web)(actor, onDuty(store))).toMatchObject({ ok: true })
  await store.onDuty.expects(/^TEST/)
})

test('one test a minute goes to a contact, and thirty in ten minutes come from one person', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const actor = await world.manager.atWork()
  const ask = () => testContact(world.web)(actor, onDuty(store))
  const both = await Promise.all([ask(), ask()])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  await store.onDuty.expects(/^TEST/)
  await world.truth.rows(
    `INSERT INTO contact_test (id, tenant_id, store_id, contact_id, channel, state, requested_by, requested_at, next_attempt_at, wake_at, settled_at)
     SELECT uuidv7(), tenant_id, store_id, contact_id, channel, 'accepted', requested_by, requested_at, requested_at, wake_at, requested_at
     FROM contact_test, generate_series(1, 30)`,
  )
  await world.fastForward(minutes(5))
  expect(await ask()).toMatchObject({
    ok: false,
    rejection: { detail: expect.stringMatching(/30 tests/) as string },
  })
  await world.fastForward(minutes(6))
  expect(await ask()).toMatchObject({ ok: true })
  await store.onDuty.expects(/^TEST/)
})

test('a busy provider is tried again, and a test that was lost is found', async () => {
  await using world = await createWorld()
  const store = await world.store()
  world.email.fails('try_later')
  await testContact(world.web)(await world.manager.atWork(), onDuty(store))
  await world.truth.rows('DELETE FROM outbox')
  await world.fastForward(minutes(3))
  await store.onDuty.expects(/^TEST/)
  expect(await states(world)).toEqual([{ state: 'accepted', lastError: null, attempts: 2 }])
})

test('a test that nobody can say was sent is not sent again', async () => {
  await using world = await createWorld()
  const store = await world.store()
  world.email.fails('silence')
  await testContact(world.web)(await world.manager.atWork(), onDuty(store))
  await world.fastForward(seconds(90))
  expect(await states(world)).toMatchObject([{ state: 'unknown', attempts: 1 }])
})

test('who may not change stores tries no contacts, and another retailer’s are not there', async () => {
  await using world = await createWorld()
  const store = await world.store()
  expect(await testContact(world.web)(await world.approver.atWork(), onDuty(store))).toMatchObject({
    ok: false,
    rejection: { code: 'FORBIDDEN' },
  })
  expect(await testContact(world.web)(await store.manager.atWork(), onDuty(store))).toMatchObject({
    ok: false,
  })
  const neighbour = await world.neighbour()
  expect(await testContact(world.web)(await neighbour.manager.atWork(), onDuty(store))).toMatchObject({
    ok: false,
    rejection: { code: 'CATALOG_REFUSED' },
  })
  expect(await states(world)).toEqual([])
})
