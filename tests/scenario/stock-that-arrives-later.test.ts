import { expect, test } from 'vitest'

import { hours, minutes } from '#lib/domain/duration.ts'
import { storePart } from '#lib/queries/recall/store-part.ts'
import { excuseNotice } from '#lib/use-cases/notice/excuse-notice.ts'
import { closeRecall } from '#lib/use-cases/recall/close-recall.ts'
import { gtin } from '#prisma/demo/builders.ts'
import { createWorld, type World } from '#tests/support/world.ts'

const ofFirstLot = {
  target: { mode: 'shipped' as const, storeNumbers: [] },
  scope: [{ gtin: gtin(1), lots: ['L1'], complete: true }],
}

test('cause 4, stock that arrived afterwards: a store that gets more of it after its answer is open again', async () => {
  await using world = await createWorld()
  const store = await world.store()
  await world.ships(store, { lot: 'L1', quantity: 24 })
  const recall = await world.issueRecall(ofFirstLot)
  await store.onDuty.expects(/L1/)
  await store.acknowledges(recall)
  await world.fastForward(hours(5))
  await world.ships(store, { lot: 'L1', quantity: 12 })
  await store.onDuty.expects(/^UPDATED(.*\n)+More of this product was shipped to your store/)
  expect(await store.noticeOf(recall)).toMatchObject({
    state: 'open',
    reopenedReason: 'late_shipment',
    acknowledgedAt: null,
  })
  const actor = await world.manager.atWork()
  const asked = { recallId: recall.id, storeNumber: store.number, now: world.clock.now() }
  expect(await storePart(world.db.web, actor, asked)).toMatchObject({
    value: { reopenedReason: 'late_shipment', answers: [{ overtakenBy: 'late_shipment' }] },
  })
  await store.acknowledges(recall)
  await world.fastForward(hours(30))
  expect(await world.truth.rows('SELECT kind, version FROM response ORDER BY at')).toEqual([
    { kind: 'acknowledged', version: 1 },
    { kind: 'acknowledged', version: 1 },
  ])
})

test('a store that had no part in the recall gets one when recalled product is shipped to it', async () => {
  await using world = await createWorld()
  const [first, second] = [await world.store(), await world.store()]
  await world.ships(first, { lot: 'L1' })
  const recall = await world.issueRecall(ofFirstLot)
  await first.onDuty.expects(/L1/)
  await world.ships(second, { lot: 'L1', quantity: 6 })
  await second.onDuty.expects(/^Product recall/)
  expect(await second.noticeOf(recall)).toMatchObject({ state: 'open', reopenedReason: null })
  await first.onDuty.hearsNothing()
})

test('other lots, and stores that have not answered yet, change nothing but the quantity', async () => {
  await using world = await createWorld()
  const store = await world.store()
  await world.ships(store, { lot: 'L1', quantity: 24 })
  const recall = await world.issueRecall(ofFirstLot)
  await store.onDuty.expects(/L1/)
  await world.ships(store, { lot: 'L2', quantity: 100 })
  await world.ships(store, { lot: 'L1', quantity: 10 })
  await world.comeToRest()
  await store.onDuty.hearsNothing()
  expect(await world.truth.rows('SELECT shipped_quantity AS quantity FROM notice')).toEqual([
    { quantity: 34 },
  ])
  expect(await store.noticeOf(recall)).toMatchObject({ state: 'open', reopenedReason: null })
})

test('a shipment without a lot cannot be ruled out: the store is told', async () => {
  await using world = await createWorld()
  const [first, second] = [await world.store(), await world.store()]
  await world.ships(first, { lot: 'L1' })
  await world.issueRecall(ofFirstLot)
  await first.onDuty.expects(/L1/)
  await world.ships(second, { lot: null })
  await second.onDuty.expects(/^Product recall/)
})

test('a shipment that was being written while the recall went out is found by the second look', async () => {
  await using world = await createWorld()
  const [first, second] = [await world.store(), await world.store()]
  await world.ships(first, { lot: 'L1' })
  const recall = await world.issueRecall(ofFirstLot)
  await first.onDuty.expects(/L1/)
  // As such a race leaves it: the shipment is there, and nobody was told that it came.
  await world.ships(second, { lot: 'L1' })
  await world.truth.rows('DELETE FROM late_stock')
  await world.fastForward(minutes(3))
  await second.onDuty.expects(/^Product recall/)
  expect(await second.noticeOf(recall)).toMatchObject({ state: 'open' })
})

const answered = async (world: World) => {
  const store = await world.store()
  await world.ships(store, { lot: 'L1', quantity: 24 })
  const recall = await world.issueRecall(ofFirstLot)
  await store.onDuty.expects(/L1/)
  await store.acknowledges(recall)
  const excuse = { recallId: recall.id, storeNumber: store.number, because: 'store_closed' }
  const excused = await excuseNotice(world.web)(await world.manager.atWork(), excuse)
  expect(excused).toMatchObject({ ok: true })
  expect(await world.tries(world.manager, 'begin_closing', recall)).toMatchObject({ ok: true })
  return { store, recall }
}

const closes = async (world: World, recall: { id: string }, reasons = {}) =>
  closeRecall(world.web)(await world.approver.atWork(), { recallId: recall.id, reasons })

test('stock that arrives while a recall is closing opens its store, and the recall is not closing any more', async () => {
  await using world = await createWorld()
  const { store, recall } = await answered(world)
  await world.ships(store, { lot: 'L1', quantity: 12 })
  await store.onDuty.expects(/More of this product was shipped to your store/)
  expect(await store.noticeOf(recall)).toMatchObject({ state: 'open', reopenedReason: 'late_shipment' })
  expect(await closes(world, recall)).toMatchObject({ rejection: { code: 'ILLEGAL_TRANSITION' } })
  const rows = await world.truth.rows(
    `SELECT status, closing_by AS "closingBy", excused_because AS excused FROM recall, notice`,
  )
  expect(rows).toEqual([{ status: 'issued', closingBy: null, excused: null }])
  expect(
    await world.truth.rows(
      `SELECT actor, body::jsonb->'data'->>'reason' AS reason FROM audit_leaf WHERE action = 'recall.reopen'`,
    ),
  ).toEqual([{ actor: 'system:fan_out', reason: 'More of the product was shipped while it was closing.' }])
})

test('other lots do not stop the closing', async () => {
  await using world = await createWorld()
  const { store, recall } = await answered(world)
  await world.ships(store, { lot: 'L2', quantity: 12 })
  await world.comeToRest()
  await store.onDuty.hearsNothing()
  expect(await closes(world, recall)).toMatchObject({ value: { status: 'closed' } })
})

test('a recall does not close in the moment between a shipment and its judging, whatever the reason', async () => {
  await using world = await createWorld()
  const { store, recall } = await answered(world)
  await world.ships(store, { lot: 'L1', quantity: 12 })
  expect(await closes(world, recall, { arriving: 'We are in a hurry.' })).toMatchObject({
    rejection: { code: 'CLOSING_CONDITIONS', errors: [{ code: 'arriving' }] },
  })
  await store.onDuty.expects(/More of this product was shipped to your store/)
})

test('what was shipped while a recall was closed is judged when it is reopened', async () => {
  await using world = await createWorld()
  const { store, recall } = await answered(world)
  const untouched = await world.store()
  expect(await closes(world, recall)).toMatchObject({ value: { status: 'closed' } })
  await world.ships(store, { lot: 'L1', quantity: 12 })
  await world.ships(untouched, { lot: 'L1', quantity: 6 })
  await world.fastForward(hours(30))
  await store.onDuty.hearsNothing()
  await untouched.onDuty.hearsNothing()
  const reason = 'The distributor has sent more.'
  expect(await world.tries(world.manager, 'reopen', recall, { reason })).toMatchObject({ ok: true })
  await store.onDuty.expects(/More of this product was shipped to your store/)
  await untouched.onDuty.expects(/^Product recall/)
  expect(await store.noticeOf(recall)).toMatchObject({ state: 'open', reopenedReason: 'late_shipment' })
  expect(
    await world.truth.rows('SELECT shipped_quantity AS quantity FROM notice ORDER BY shipped_quantity'),
  ).toEqual([{ quantity: 6 }, { quantity: 36 }])
})

test('a recall that is reopened opens no store to which nothing came', async () => {
  await using world = await createWorld()
  const { store, recall } = await answered(world)
  expect(await closes(world, recall)).toMatchObject({ value: { status: 'closed' } })
  await world.tries(world.manager, 'reopen', recall, { reason: 'Closed by mistake.' })
  await world.fastForward(hours(1))
  await store.onDuty.hearsNothing()
  expect(await store.noticeOf(recall)).toMatchObject({ state: 'acknowledged' })
})

test('what is shipped between the issue and the fan-out is part of what the store is told, and counts once', async () => {
  await using world = await createWorld()
  const store = await world.store()
  await world.ships(store, { lot: 'L1', quantity: 24 })
  const recall = await world.issueRecall(ofFirstLot)
  await world.ships(store, { lot: 'L1', quantity: 6 })
  await store.onDuty.expects(/^Product recall/)
  expect(await world.truth.rows('SELECT shipped_quantity AS quantity FROM notice')).toEqual([
    { quantity: 30 },
  ])
  await store.acknowledges(recall)
  await world.fastForward(hours(1))
  await store.onDuty.hearsNothing()
  expect(await store.noticeOf(recall)).toMatchObject({ state: 'acknowledged', reopenedReason: null })
})

test('what a store that has answered gets while another version goes out opens it again', async () => {
  await using world = await createWorld()
  const store = await world.store()
  await world.ships(store, { lot: 'L1', quantity: 24 })
  const recall = await world.issueRecall(ofFirstLot)
  await store.onDuty.expects(/L1/)
  await store.acknowledges(recall)
  await world.fastForward(minutes(5))
  await world.extends(recall, [{ lots: ['L1', 'L2'] }])
  await world.ships(store, { lot: 'L1', quantity: 6 })
  await store.onDuty.expects(/More of this product was shipped to your store/)
  expect(await store.noticeOf(recall)).toMatchObject({ state: 'open', reopenedReason: 'late_shipment' })
  expect(await world.truth.rows('SELECT shipped_quantity AS quantity FROM notice')).toEqual([
    { quantity: 30 },
  ])
})

test('a new version after a late shipment says what the version changed', async () => {
  await using world = await createWorld()
  const store = await world.store()
  await world.ships(store, { lot: 'L1' })
  await world.ships(store, { lot: 'L2' })
  const recall = await world.issueRecall(ofFirstLot)
  await store.onDuty.expects(/L1/)
  await store.acknowledges(recall)
  await world.ships(store, { lot: 'L1' })
  await store.onDuty.expects(/More of this product was shipped/)
  await store.acknowledges(recall)
  await world.fastForward(minutes(5))
  await world.extends(recall, [{ lots: ['L1', 'L2'] }])
  await store.onDuty.expects(/What changed:\n- Now also affected: .*Lots: L2\n/)
})
