import { expect, test } from 'vitest'

import { hours, minutes } from '#lib/domain/duration.ts'
import { putStores } from '#lib/use-cases/catalog/put-stores.ts'
import { store as storeInput } from '#prisma/demo/builders.ts'
import { createWorld, email, type World } from '#tests/support/world.ts'

const deliveries = (world: World) =>
  world.truth.rows('SELECT state, attempts, last_error AS "lastError" FROM delivery ORDER BY state, id')

test('each affected store is told once, and the others are not told', async () => {
  await using world = await createWorld({ at: '2026-03-02T08:00-06:00[America/Chicago]' })
  const first = await world.store({ onDuty: email(), afterHours: email() })
  const second = await world.store()
  const unaffected = await world.store()
  const recall = await world.issueRecall({ priority: 'high', shippedTo: [first, second] })
  await first.onDuty.expects(/URGENT.*\n(.*\n)*do not sell/i)
  await first.afterHours.expects(new RegExp(recall.number))
  await second.onDuty.expects(/Acknowledge by Monday, Mar 2, 2026, 8:30/)
  await unaffected.onDuty.hearsNothing()
  await world.fastForward(hours(30))
  expect(world.email.attempts.length).toBe(3)
})

test('a store that answered between two attempts hears nothing more', async () => {
  await using world = await createWorld()
  const store = await world.store()
  world.email.fails('try_later')
  const recall = await world.issueRecall({ shippedTo: [store] })
  await world.comeToRest()
  await store.acknowledges(recall)
  await world.fastForward(hours(30))
  await store.onDuty.hearsNothing()
  expect(await deliveries(world)).toEqual([{ state: 'superseded', attempts: 2, lastError: 'store_answered' }])
})

test('each contact reads their own language and the time of their store', async () => {
  await using world = await createWorld()
  const store = await world.store({
    timezone: 'America/New_York',
    onDuty: email({ language: 'es' }),
    afterHours: email({ language: 'fr' }),
  })
  await world.issueRecall({ priority: 'high', shippedTo: [store] })
  await store.onDuty.expects(
    /URGENTE: Retiro de producto(.*\n)+Confirme antes del lunes, 2 de mar de 2026, 9:30\sa.m. EST/,
  )
  await store.afterHours.expects(
    /URGENT\s: Rappel de produit(.*\n)+Accuser réception avant le lundi 2 mars 2026, 09 h 30 HNE/,
  )
})

test('a drill says that it is one, first of all', async () => {
  await using world = await createWorld()
  const store = await world.store()
  await world.issueRecall({ kind: 'drill', priority: 'high', shippedTo: [store] })
  const mail = await store.onDuty.expects(/^DRILL: .*\nThis is a drill. No product is affected./)
  expect(mail.text).toContain('No product is affected')
})

test('nothing leaves the house before a recall is issued, nor when it is cancelled', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const recall = await world.draftRecall({ shippedTo: [store] })
  await world.fastForward(hours(1))
  await world.tries(world.manager, 'submit', recall)
  await world.fastForward(hours(1))
  await world.tries(world.approver, 'approve', recall)
  await world.fastForward(hours(1))
  await world.tries(world.manager, 'cancel', recall, { reason: 'The laboratory was wrong.' })
  await world.fastForward(hours(1))
  await store.onDuty.hearsNothing()
  expect(world.email.attempts).toEqual([])
})

test('a contact who was taken off the list before the second attempt hears nothing', async () => {
  await using world = await createWorld()
  const store = await world.store()
  world.email.fails('try_later')
  await world.issueRecall({ shippedTo: [store] })
  await world.comeToRest()
  const actor = { kind: 'system', tenantId: world.tenantId, name: 'seed' } as const
  await putStores(world.web)(actor, [storeInput({ number: store.number, contacts: [] })])
  await world.fastForward(hours(1))
  await store.onDuty.hearsNothing()
  expect(await deliveries(world)).toEqual([
    { state: 'superseded', attempts: 2, lastError: 'contact_disabled' },
  ])
})

test('what a newer version replaced is not sent any more', async () => {
  await using world = await createWorld()
  const store = await world.store()
  world.email.fails('try_later')
  const recall = await world.issueRecall({ shippedTo: [store] })
  await world.comeToRest()
  // As a widened scope leaves it: the recall stands at its next version.
  await world.truth.rows('UPDATE recall SET version = 2 WHERE id = $1', [recall.id])
  await world.fastForward(minutes(10))
  await store.onDuty.hearsNothing()
  expect(await deliveries(world)).toEqual([{ state: 'superseded', attempts: 2, lastError: 'newer_version' }])
})

test('a recall for all reaches stores to which nothing was shipped, and only those that were there', async () => {
  await using world = await createWorld()
  const [first, second] = [await world.store(), await world.store()]
  const recall = await world.issueRecall({ target: { mode: 'all', storeNumbers: [] } })
  await first.onDuty.expects(/Product recall/)
  await second.onDuty.expects(/Product recall/)
  const late = await world.store()
  await world.fastForward(hours(1))
  await expect(late.noticeOf(recall)).rejects.toThrow('has no part')
})
