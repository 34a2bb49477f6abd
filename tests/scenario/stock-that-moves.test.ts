import { expect, test } from 'vitest'

import { before, hours, minutes } from '#lib/domain/duration.ts'
import { boardRows } from '#lib/queries/recall/board-rows.ts'
import { storePart } from '#lib/queries/recall/store-part.ts'
import { addStockEvents } from '#lib/use-cases/catalog/add-stock-events.ts'
import { closeRecall } from '#lib/use-cases/recall/close-recall.ts'
import { excuseNotice } from '#lib/use-cases/notice/excuse-notice.ts'
import { gtin, stockEvent } from '#prisma/demo/builders.ts'
import type { Store } from '#tests/support/world-stores.ts'
import { createWorld, type World } from '#tests/support/world.ts'

const ofFirstLot = {
  target: { mode: 'shipped' as const, storeNumbers: [] },
  scope: [{ gtin: gtin(1), lots: ['L1'], complete: true }],
}

/** A store that got 24 packs of L1, was told, and has answered an hour ago. */
const answered = async (world: World) => {
  const store = await world.store()
  await world.ships(store, { lot: 'L1', quantity: 24 })
  const recall = await world.issueRecall(ofFirstLot)
  await store.onDuty.expects(/L1/)
  await store.acknowledges(recall)
  await world.fastForward(hours(1))
  return { store, recall }
}

const partOf = async (world: World, recall: { id: string }, { number: storeNumber }: Store) => {
  const asked = { recallId: recall.id, storeNumber, now: world.clock.now() }
  const seen = await storePart(world.db.web, await world.manager.atWork(), asked)
  if (!seen.ok) throw new Error(seen.rejection.code)
  return seen.value
}

test('cause 4: a sale at the till after the answer opens the store again, and says what was sold', async () => {
  await using world = await createWorld()
  const { store, recall } = await answered(world)
  const seven = { kind: 'sale', lot: 'L1', quantity: 7 } as const
  await world.moves(store, seven)
  await world.moves(store, { ...seven, quantity: 5 })
  await world.moves(store, { kind: 'receipt', lot: 'L1', quantity: 24 })
  await store.onDuty.expects(/^UPDATED(.*\n)+Some of this product was sold at your till/)
  const sold = { kind: 'sale', gtin: gtin(1), lot: 'L1', quantity: 12 }
  expect(await partOf(world, recall, store)).toMatchObject({
    state: 'open',
    reopenedReason: 'sale',
    reopenedBy: [sold, { kind: 'receipt', quantity: 24 }],
    doubts: ['sold_since'],
    answers: [{ overtakenBy: 'sale' }],
    lots: [{ lot: 'L1', shipped: 24, moved: { sold: 12, received: 24 } }],
    stock: [{ kind: 'receipt' }, { kind: 'sale' }, { kind: 'sale' }],
  })
  const asked = { filter: {}, offset: 0, limit: 5, now: world.clock.now(), recallId: recall.id }
  const board = await boardRows(world.db.web, await world.manager.atWork(), {
    ...asked,
    order: { by: 'exceptions', descending: false },
  })
  expect(board).toMatchObject({ value: { rows: [{ reopenedReason: 'sale', acknowledgedAt: null }] } })
  await store.acknowledges(recall)
  await world.fastForward(hours(2))
  await store.onDuty.hearsNothing()
})

test('what moved before the answer, other lots, and what is said twice open nothing', async () => {
  await using world = await createWorld()
  const store = await world.store()
  await world.ships(store, { lot: 'L1', quantity: 24 })
  const recall = await world.issueRecall(ofFirstLot)
  await store.onDuty.expects(/L1/)
  // Not answered yet: it stands in the figures, and is looked for with the rest.
  await world.moves(store, { kind: 'receipt', lot: 'L1', quantity: 6 })
  await world.comeToRest()
  await world.fastForward(minutes(5))
  await store.acknowledges(recall)
  await world.moves(store, { kind: 'sale', lot: 'L1', at: before(world.clock.now(), minutes(1)) })
  await world.moves(store, { kind: 'sale', lot: 'L2' })
  await world.moves(store, { kind: 'sale', gtin: gtin(2), lot: 'L1' })
  await world.comeToRest()
  await store.onDuty.hearsNothing()
  expect(await store.noticeOf(recall)).toMatchObject({ state: 'acknowledged', reopenedReason: null })
  expect(await partOf(world, recall, store)).toMatchObject({
    lots: [{ lot: 'L1', moved: { received: 6, sold: 1 } }],
  })
  const actor = await world.manager.atWork()
  const row = stockEvent({ ref: 'twice', storeNumber: store.number, lot: 'L1', at: world.clock.now() })
  const rows = [
    { index: 0, row },
    { index: 1, row: { ...row, ref: 'lost', storeNumber: '9999' } },
    { index: 2, row: { ...row, ref: 'odd', at: new Date('2199-01-01T00:00:00Z') } },
  ]
  expect(await addStockEvents(world.web)(actor, rows)).toMatchObject({
    value: {
      created: 1,
      errors: [
        { index: 1, path: 'storeNumber', code: 'unknown_store' },
        { index: 2, path: 'at', code: 'in_the_future' },
      ],
    },
  })
  await store.onDuty.expects(/was sold at your till/)
  await store.acknowledges(recall)
  const again = await addStockEvents(world.web)(actor, rows.slice(0, 1))
  expect(again).toMatchObject({ value: { created: 0, updated: 0, unchanged: 1, errors: [] } })
  await world.comeToRest()
  await store.onDuty.hearsNothing()
})

test('packs from another store give a store its part, in each recall of them, and a wider scope keeps it', async () => {
  await using world = await createWorld()
  const [first, second, third] = [await world.store(), await world.store(), await world.store()]
  for (const lot of ['L1', 'L3']) await world.ships(first, { lot })
  const recall = await world.issueRecall(ofFirstLot)
  const other = await world.issueRecall({ ...ofFirstLot, title: 'Glass in the jar' })
  await first.onDuty.expects(/Salmonella/)
  await first.onDuty.expects(/Glass/)
  await world.moves(second, { kind: 'transfer_in', lot: 'L1', quantity: 6 })
  // Its till cannot name the lot, and nothing of it was shipped there.
  await world.moves(third, { kind: 'sale', lot: null })
  await second.onDuty.expects(/^Product recall.*/)
  await second.onDuty.expects(/^Product recall.*/)
  for (const one of [recall, other])
    expect(await second.noticeOf(one)).toMatchObject({ state: 'open', reopenedReason: null })
  await world.fastForward(minutes(5))
  await world.extends(recall, [{ lots: ['L1', 'L3'] }])
  await first.onDuty.expects(/What changed/)
  await world.comeToRest()
  expect(await second.noticeOf(recall)).toMatchObject({ version: 2, stoodDownAt: null })
  expect(await world.truth.rows('SELECT count(*)::int AS n FROM notice')).toEqual([{ n: 4 }])
})

test('nothing opens a store of a closed recall; while it is closing, a customer who brings some back does', async () => {
  await using world = await createWorld()
  const { store, recall } = await answered(world)
  const excuse = { recallId: recall.id, storeNumber: store.number, because: 'store_closed' }
  const closing = async () => {
    expect(await excuseNotice(world.web)(await world.manager.atWork(), excuse)).toMatchObject({ ok: true })
    expect(await world.tries(world.manager, 'begin_closing', recall)).toMatchObject({ ok: true })
  }
  await closing()
  await world.moves(store, { kind: 'customer_return', lot: 'L1', quantity: 2 })
  await store.onDuty.expects(/A customer brought some of this product back/)
  expect(await store.noticeOf(recall)).toMatchObject({ state: 'open', reopenedReason: 'customer_return' })
  expect(await world.truth.rows('SELECT status FROM recall')).toEqual([{ status: 'issued' }])
  await store.acknowledges(recall)
  await closing()
  const closed = await closeRecall(world.web)(await world.approver.atWork(), {
    recallId: recall.id,
    reasons: {},
  })
  expect(closed).toMatchObject({ value: { status: 'closed' } })
  await world.moves(store, { kind: 'sale', lot: 'L1' })
  await world.fastForward(hours(1))
  await store.onDuty.hearsNothing()
  // Opened again, it looks at what it missed.
  expect(await world.tries(world.manager, 'reopen', recall, { reason: 'It was sold again.' })).toMatchObject({
    ok: true,
  })
  await store.onDuty.expects(/was sold at your till/)
  expect(await store.noticeOf(recall)).toMatchObject({ state: 'open', reopenedReason: 'sale' })
})
