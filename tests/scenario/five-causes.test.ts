import { expect, test } from 'vitest'

import { hours, minutes } from '#lib/domain/duration.ts'
import type { ReportLine } from '#lib/domain/notice/counted-line.ts'
import { boardRows } from '#lib/queries/recall/board-rows.ts'
import { previewRecall } from '#lib/queries/recall/preview-recall.ts'
import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { storePart } from '#lib/queries/recall/store-part.ts'
import { escalateStores } from '#lib/use-cases/notice/escalate-stores.ts'
import { excuseNotice } from '#lib/use-cases/notice/excuse-notice.ts'
import { remindStores } from '#lib/use-cases/notice/remind-stores.ts'
import type { ReportInput } from '#lib/use-cases/notice/keep-report.ts'
import { reportStore } from '#lib/use-cases/notice/report-store.ts'
import { verifyNotice } from '#lib/use-cases/notice/verify-notice.ts'
import { closeRecall } from '#lib/use-cases/recall/close-recall.ts'
import { gtin } from '#prisma/demo/builders.ts'
import { createWorld, email, type World } from '#tests/support/world.ts'
import type { Store } from '#tests/support/world-stores.ts'

// The five things that must never happen, as far as they touch the desk. The fourth, stock that arrives afterwards, stands
// with the late shipments.

const board = async (world: World, recall: { id: string }) => {
  const shown = await boardRows(world.db.web, await world.manager.atWork(), {
    recallId: recall.id,
    filter: {},
    order: { by: 'exceptions', descending: false },
    offset: 0,
    limit: 50,
    now: world.clock.now(),
  })
  if (!shown.ok) throw new Error(shown.rejection.code)
  return shown.value.rows
}

const figures = async (world: World, { id }: { id: string }) => {
  const seen = await recallDetail(world.db.web, await world.manager.atWork(), { id, now: world.clock.now() })
  if (!seen.ok) throw new Error(seen.rejection.code)
  return seen.value.progress
}

const partOf = async (world: World, recall: { id: string }, store: Store) => {
  const seen = await storePart(world.db.web, await world.manager.atWork(), {
    recallId: recall.id,
    storeNumber: store.number,
    now: world.clock.now(),
  })
  if (!seen.ok) throw new Error(seen.rejection.code)
  return seen.value
}

const line = (over: Partial<ReportLine> = {}): ReportLine => ({
  gtin: gtin(1),
  lot: 'L1',
  onHandAtNotice: 24,
  found: 20,
  quarantined: 20,
  destroyed: 0,
  returned: 0,
  sold: 4,
  ...over,
})

const reports = async (world: World, store: Store, recall: { id: string }, over: Partial<ReportInput> = {}) =>
  reportStore(world.web)(await world.manager.atWork(), {
    recallId: recall.id,
    storeNumber: store.number,
    by: 'Shift lead',
    version: 1,
    outcome: 'removed',
    lines: [line()],
    instructionsFollowed: [],
    note: null,
    ...over,
  })

const closes = async (world: World, recall: { id: string }, reasons = {}) =>
  closeRecall(world.web)(await world.approver.atWork(), { recallId: recall.id, reasons })

const refused = async (world: World, recall: { id: string }) => {
  const tried = await closes(world, recall)
  return tried.ok ? [] : (tried.rejection.errors ?? []).map(({ code }) => code)
}

/** One store that was sent 24 packs of L1, and the recall of them. */
const oneLot = async (world: World) => {
  const store = await world.store()
  await world.ships(store, { lot: 'L1', quantity: 24 })
  const recall = await world.issueRecall({
    target: { mode: 'shipped', storeNumbers: [] },
    scope: [{ gtin: gtin(1), lots: ['L1'], complete: true }],
  })
  await store.onDuty.expects(/L1/)
  return { store, recall }
}

test('cause 1, staff never saw the notice: several contacts hear it, and seen is not acknowledged', async () => {
  await using world = await createWorld()
  const store = await world.store({ onDuty: email(), afterHours: email() })
  const recall = await world.issueRecall({ shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  await store.afterHours.expects(/Product recall/)
  expect(await figures(world, recall)).toMatchObject({ notified: 1, seen: 0, acknowledged: 0 })
  await store.sees(recall)
  expect(await figures(world, recall)).toMatchObject({ seen: 1, acknowledged: 0, reported: 0 })
  expect((await board(world, recall))[0]).toMatchObject({ state: 'seen', acknowledgedAt: null })
})

test('cause 1: silence stands first on the board, is reminded alone, and ends with a named owner', async () => {
  await using world = await createWorld()
  const quick = await world.store({ onDuty: email(), region: 'North' })
  const silent = await world.store({ onDuty: email(), region: 'North' })
  await world.truth.rows(
    `INSERT INTO contact (id, tenant_id, store_id, channel, address, kind, created_at) VALUES ($1, $2, $3, 'email', 'area@fairmeadow.example', 'escalation', now())`,
    [world.web.random.id(), world.tenantId, silent.id],
  )
  const boss = await world.person({ role: 'district_manager', name: 'Dora District' })
  await world.truth.rows(
    `UPDATE person SET region_id = (SELECT id FROM region WHERE tenant_id = $2 AND name = 'North') WHERE id = $1`,
    [boss.id, world.tenantId],
  )
  const recall = await world.issueRecall({ shippedTo: [quick, silent] })
  await quick.onDuty.expects(/Product recall/)
  await silent.onDuty.expects(/Product recall/)
  await quick.acknowledges(recall)
  await world.fastForward(hours(5))
  const rows = await board(world, recall)
  expect(rows.map(({ number, late }) => ({ number, late }))).toEqual([
    { number: silent.number, late: 'acknowledge' },
    { number: quick.number, late: null },
  ])
  const chosen = { matching: { state: 'unanswered' as const } }
  const reminded = await remindStores(world.web)(await world.manager.atWork(), {
    recallId: recall.id,
    chosen,
  })
  expect(reminded).toMatchObject({ ok: true, value: { told: 1, answered: 0 } })
  await silent.onDuty.expects(/REMINDER|not acknowledged/)
  await quick.onDuty.hearsNothing()
  await world.fastForward(minutes(10))
  const raised = await escalateStores(world.web)(await world.manager.atWork(), {
    recallId: recall.id,
    chosen,
  })
  expect(raised).toMatchObject({ ok: true, value: { told: 1 } })
  await world.inbox('area@fairmeadow.example').expects(/hasn’t acknowledged/)
  await boss.inbox.expects(/Escalation: 1 store has not acted/)
  expect((await board(world, recall))[0]).toMatchObject({ number: silent.number, owner: 'Dora District' })
})

test('cause 1: a store without a working contact is named before the issue, and stands on the board as not reached', async () => {
  await using world = await createWorld()
  const store = await world.store()
  await world.truth.rows(`UPDATE contact SET disabled_because = 'bounced' WHERE store_id = $1`, [store.id])
  const drafted = await world.approvedRecall({ shippedTo: [store] })
  const preview = await previewRecall(world.db.web, await world.manager.atWork(), {
    id: drafted.id,
    now: world.clock.now(),
  })
  expect(preview).toMatchObject({ ok: true, value: { targeted: 1, unreachable: 1 } })
  expect(await world.tries(world.manager, 'issue', drafted)).toMatchObject({ ok: true })
  await world.comeToRest()
  expect((await board(world, drafted))[0]).toMatchObject({
    number: store.number,
    notReached: true,
    notifiedAt: null,
  })
})

test('cause 2, confusion about which lots: whoever approves reads that no shipment has the lots of a recall', async () => {
  await using world = await createWorld()
  const [unread, other] = [await world.store(), await world.store()]
  await world.ships(unread, { lot: null })
  await world.ships(other, { lot: 'L2' })
  const saidOf = async (lots: string[]) => {
    const { id } = await world.approvedRecall({
      target: { mode: 'shipped', storeNumbers: [] },
      scope: [{ gtin: gtin(1), lots, complete: true }],
    })
    const now = world.clock.now()
    const preview = await previewRecall(world.db.web, await world.manager.atWork(), { id, now })
    return preview.ok ? preview.value.lint.filter(({ code }) => code === 'lots_not_shipped') : null
  }
  expect(await saidOf(['L2'])).toEqual([])
  expect(await saidOf(['L7', 'l 2'])).toMatchObject([
    { message: 'No shipment has lot L7. Check the spelling.' },
  ])
  expect(await saidOf(['L7'])).toMatchObject([
    {
      message:
        'No shipment has lot L7. Check the spelling. No store is known to have received what is recalled: 1 store can’t be ruled out.',
    },
  ])
})

test('cause 2, confusion about which lots: a store whose lot nobody read is told, and another lot is not', async () => {
  await using world = await createWorld()
  const unread = await world.store()
  const other = await world.store()
  await world.ships(unread, { lot: null })
  await world.ships(other, { lot: 'L2' })
  const recall = await world.issueRecall({
    target: { mode: 'shipped', storeNumbers: [] },
    scope: [{ gtin: gtin(1), lots: ['L1'], complete: true }],
  })
  await unread.onDuty.expects(/Lots: L1/)
  await other.onDuty.hearsNothing()
  expect((await board(world, recall)).map(({ number, match }) => ({ number, match }))).toEqual([
    { number: unread.number, match: 'lot_unknown' },
  ])
})

test('cause 2: a list that is not complete says to hold what cannot be ruled out', async () => {
  await using world = await createWorld()
  const store = await world.store()
  await world.ships(store, { lot: 'L2' })
  await world.issueRecall({
    target: { mode: 'shipped', storeNumbers: [] },
    scope: [{ gtin: gtin(1), lots: ['L1'], complete: false }],
  })
  await store.onDuty.expects(/hold anything you can’t rule out/)
})

test('cause 3, incomplete removal: acknowledged is never counted as removed', async () => {
  await using world = await createWorld()
  const { store, recall } = await oneLot(world)
  await store.acknowledges(recall)
  expect(await figures(world, recall)).toMatchObject({ acknowledged: 1, reported: 0, verified: 0 })
  expect((await board(world, recall))[0]).toMatchObject({ state: 'acknowledged', reportedAt: null })
  await world.tries(world.manager, 'begin_closing', recall)
  expect(await refused(world, recall)).toEqual(['unanswered'])
})

test('cause 3: units that nobody can explain keep it from closing until a person has checked the store', async () => {
  await using world = await createWorld()
  const { store, recall } = await oneLot(world)
  expect(await reports(world, store, recall, { lines: [line({ sold: null })] })).toMatchObject({ ok: true })
  expect((await partOf(world, recall, store)).lots).toMatchObject([
    { lot: 'L1', shipped: 24, unexplained: 4 },
  ])
  await world.tries(world.manager, 'begin_closing', recall)
  expect(await refused(world, recall)).toEqual(['unexplained'])
  const which = { recallId: recall.id, storeNumber: store.number }
  expect(await verifyNotice(world.web)(await world.manager.atWork(), which)).toMatchObject({ ok: true })
  expect(await closes(world, recall)).toMatchObject({ ok: true, value: { status: 'closed' } })
})

test('cause 3: a surplus of one lot does not make up for what is missing of another', async () => {
  await using world = await createWorld()
  const { store, recall } = await oneLot(world)
  const lines = [
    line({ found: 16, quarantined: 16 }),
    line({ lot: 'L9', onHandAtNotice: 4, found: 4, quarantined: 4, sold: 0 }),
  ]
  expect(await reports(world, store, recall, { lines })).toMatchObject({ ok: true })
  await world.tries(world.manager, 'begin_closing', recall)
  expect(await refused(world, recall)).toEqual(['unexplained'])
})

test('cause 3: a store is let off only for a reason that has a name', async () => {
  await using world = await createWorld()
  const { store, recall } = await oneLot(world)
  await world.tries(world.manager, 'begin_closing', recall)
  const which = { recallId: recall.id, storeNumber: store.number, because: 'Closed for good in January' }
  expect(await excuseNotice(world.web)(await world.manager.atWork(), which)).toMatchObject({ ok: true })
  expect(await partOf(world, recall, store)).toMatchObject({ excusedBecause: 'Closed for good in January' })
  expect(await closes(world, recall)).toMatchObject({ ok: true })
})

test('cause 5, returned units put back: units that came back and were not put aside keep it from closing', async () => {
  await using world = await createWorld()
  const { store, recall } = await oneLot(world)
  // 20 sold, 4 left on the shelf and put aside; 4 of those sold came back and went back on the shelf.
  const back = line({ onHandAtNotice: 4, found: 8, quarantined: 4, sold: 20 })
  expect(await reports(world, store, recall, { lines: [back] })).toMatchObject({ ok: true })
  expect((await partOf(world, recall, store)).lots).toMatchObject([{ lot: 'L1', found: 8, notPutAside: 4 }])
  await world.tries(world.manager, 'begin_closing', recall)
  expect(await refused(world, recall)).toEqual(['unexplained'])
  const kept = line({ onHandAtNotice: 4, found: 8, quarantined: 4, returned: 4, sold: 16 })
  expect(await reports(world, store, recall, { lines: [kept] })).toMatchObject({ ok: true })
  expect((await partOf(world, recall, store)).lots).toMatchObject([
    { lot: 'L1', returned: 4, notPutAside: 0, unexplained: 0 },
  ])
  expect(await closes(world, recall)).toMatchObject({ ok: true })
})
