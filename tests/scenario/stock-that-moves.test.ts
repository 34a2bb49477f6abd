import { expect, test } from 'vitest'

import { before, hours, minutes } from '#lib/domain/duration.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import type { StockEntry } from '#lib/domain/notice/stock-entry.ts'
import { noticeTask } from '#lib/queries/notice/notice-task.ts'
import { boardRows } from '#lib/queries/recall/board-rows.ts'
import { storePart } from '#lib/queries/recall/store-part.ts'
import { addStockEvents } from '#lib/use-cases/catalog/add-stock-events.ts'
import { answerAsStore } from '#lib/use-cases/notice/answer-as-store.ts'
import { reportStore } from '#lib/use-cases/notice/report-store.ts'
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
  await store.onDuty.expects(/^UPDATED(.*\n)+Some of this product was sold at your register/)
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
  await store.onDuty.expects(/was sold at your register/)
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
  await store.onDuty.expects(/A customer returned some of this product/)
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
  await store.onDuty.expects(/was sold at your register/)
  expect(await store.noticeOf(recall)).toMatchObject({ state: 'open', reopenedReason: 'sale' })
})

/** Says something at the store as its app does. */
const says = async (world: World, store: Store, recall: { id: string }, stock: StockEntry) => {
  const [actor, { id: noticeId, version }] = [await store.manager.atWork(), await store.noticeOf(recall)]
  if (actor.kind !== 'person') throw new Error('Only people enter stock.')
  const madeBy = { id: actor.personId, name: actor.name }
  const at = world.clock.now().toISOString()
  return answerAsStore(world.web)(actor, {
    kind: 'stock',
    storeId: store.id,
    noticeId,
    version,
    at,
    madeBy,
    ...stock,
  })
}

test('cause 5: what a customer brings back is counted as quarantined, a delivery opens the task, a mistake is taken back', async () => {
  await using world = await createWorld()
  const store = await world.store()
  await world.ships(store, { lot: 'L1', quantity: 24 })
  const recall = await world.issueRecall(ofFirstLot)
  await store.onDuty.expects(/L1/)
  const reports = async (found: number) => {
    const one = { onHandAtNotice: found, found, quarantined: found, destroyed: 0, returned: 0, sold: 4 }
    const lines = [{ gtin: gtin(1), lot: 'L1', ...one }]
    const said = { by: 'Shift lead', version: 1, outcome: 'removed' as const, lines, note: null }
    const whose = { recallId: recall.id, storeNumber: store.number, instructionsFollowed: [] }
    expect(await reportStore(world.web)(await world.manager.atWork(), { ...whose, ...said })).toMatchObject({
      ok: true,
    })
  }
  await reports(20)
  await world.fastForward(minutes(10))
  const one = { gtin: gtin(1), lot: 'L1', quantity: 1 }
  expect(await says(world, store, recall, { entry: 'customer_return', ...one })).toMatchObject({ ok: true })
  expect(await says(world, store, recall, { entry: 'customer_return', ...one, quantity: 9 })).toMatchObject({
    ok: true,
  })
  await world.comeToRest()
  await store.onDuty.hearsNothing()
  const [mistake] = await world.truth.rows<{ id: string }>('SELECT id FROM stock_event WHERE quantity = 9')
  const takesBack = { entry: 'correction' as const, corrects: mistake?.id ?? '' }
  for (const _ of ['once', 'and again'])
    expect(await says(world, store, recall, takesBack)).toMatchObject({ ok: true })
  expect(await partOf(world, recall, store)).toMatchObject({
    state: 'reported',
    lots: [{ found: 21, notPutAside: 0, unexplained: 0, moved: { customerReturns: 1, setAside: 1 } }],
    stock: [
      { quantity: 9, takenBack: true },
      { quantity: 1, setAside: true, by: store.manager.name },
    ],
  })
  const asked = async () => {
    const { id: noticeId } = await store.noticeOf(recall)
    const actor = (await store.manager.atWork()) as PersonActor
    const task = await noticeTask(world.db.web, actor, { noticeId, now: world.clock.now(), language: 'en' })
    return task.ok ? task.value : null
  }
  expect(await asked()).toMatchObject({
    entersStock: true,
    opensSoon: false,
    entries: [{}, { by: store.manager.name }],
  })
  expect(await says(world, store, recall, { entry: 'receipt', ...one, lot: 'L9' })).toMatchObject({
    rejection: { errors: [{ path: 'lot', code: 'not_recalled' }] },
  })
  expect(await says(world, store, recall, { entry: 'correction', corrects: recall.id })).toMatchObject({
    rejection: { errors: [{ code: 'unknown_entry' }] },
  })
  expect(await says(world, store, recall, { entry: 'receipt', ...one, quantity: 12 })).toMatchObject({
    ok: true,
  })
  expect(await asked()).toMatchObject({ state: 'reported', opensSoon: true })
  await store.onDuty.expects(/A delivery of this product arrived at your store/)
  expect(await asked()).toMatchObject({
    state: 'open',
    entersStock: false,
    reopened: { because: 'receipt', moved: [{ kind: 'receipt', lot: 'L1', quantity: 12 }] },
  })
  await world.fastForward(minutes(10))
  await reports(33)
  // 24 shipped and 12 delivered: 33 found, 4 sold, and one of those brought back.
  expect(await partOf(world, recall, store)).toMatchObject({
    state: 'reported',
    lots: [{ shipped: 24, found: 33, unexplained: 0, moved: { received: 12, setAside: 0 } }],
  })
  expect(await world.tries(world.manager, 'begin_closing', recall)).toMatchObject({ ok: true })
  const closed = await closeRecall(world.web)(await world.approver.atWork(), {
    recallId: recall.id,
    reasons: {},
  })
  expect(closed).toMatchObject({ value: { status: 'closed' } })
  expect(await says(world, store, recall, { entry: 'receipt', ...one })).toMatchObject({
    rejection: { code: 'ILLEGAL_TRANSITION' },
  })
})
