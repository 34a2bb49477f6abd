import { expect, test } from 'vitest'

import { hours, minutes } from '#lib/domain/duration.ts'
import { verifyNotice } from '#lib/use-cases/notice/verify-notice.ts'
import { closeRecall } from '#lib/use-cases/recall/close-recall.ts'
import type { ReportInput } from '#lib/use-cases/notice/keep-report.ts'
import { reportStore } from '#lib/use-cases/notice/report-store.ts'
import { scheduleRecall } from '#lib/use-cases/recall/schedule-recall.ts'
import { gtin } from '#prisma/demo/builders.ts'
import { createWorld, type World } from '#tests/support/world.ts'
import type { Store } from '#tests/support/world-stores.ts'

/** Three stores with a lot each, and a recall of the first lot. */
const threeLots = async (world: World) => {
  const stores = [await world.store(), await world.store(), await world.store()] as const
  for (const [i, store] of stores.entries()) await world.ships(store, { lot: `L${i + 1}` })
  const recall = await world.issueRecall({
    target: { mode: 'shipped', storeNumbers: [] },
    scope: [{ gtin: gtin(1), lots: ['L1'], complete: true }],
  })
  await stores[0].onDuty.expects(/L1/)
  return { stores, recall }
}

const exclusions = (world: World, version: number) =>
  world.truth.rows(
    `SELECT s.number, x.reason FROM recall_exclusion x JOIN store s ON s.id = x.store_id WHERE x.version = $1 ORDER BY s.number`,
    [version],
  )

const reports = async (world: World, store: Store, recall: { id: string }, over: Partial<ReportInput> = {}) =>
  reportStore(world.web)(await world.manager.atWork(), {
    recallId: recall.id,
    storeNumber: store.number,
    by: 'Shift lead',
    version: 1,
    outcome: 'removed',
    lines: [
      {
        gtin: gtin(1),
        lot: 'L1',
        onHandAtNotice: 24,
        found: 20,
        quarantined: 20,
        destroyed: 0,
        returned: 0,
        sold: 4,
      },
    ],
    instructionsFollowed: [],
    note: null,
    ...over,
  })

test('cause 2, confusion about which lots: a widened scope reopens whom it concerns, with what changed', async () => {
  await using world = await createWorld()
  const { stores, recall } = await threeLots(world)
  const [first, second, third] = stores
  await first.acknowledges(recall)
  const next = await world.extends(recall, [{ lots: ['L1', 'L2'] }])
  expect(next.version).toBe(2)
  await second.onDuty.expects(/Lots: L1, L2/)
  await first.onDuty.hearsNothing()
  await third.onDuty.hearsNothing()
  expect(await first.noticeOf(recall)).toMatchObject({
    state: 'acknowledged',
    version: 2,
    reopenedReason: null,
  })
  expect(await second.noticeOf(recall)).toMatchObject({ state: 'open', version: 2 })
  expect(await exclusions(world, 1)).toEqual([
    { number: '0002', reason: 'other_lots' },
    { number: '0003', reason: 'other_lots' },
  ])
  expect(await exclusions(world, 2)).toEqual([{ number: '0003', reason: 'other_lots' }])
})

test('a store whose supplier leaves out the L before a lot is told of a recall that bears it, and that it has to look', async () => {
  await using world = await createWorld()
  const [withoutL, another] = [await world.store(), await world.store()]
  await world.ships(withoutL, { lot: '3350' })
  await world.ships(another, { lot: '3351' })
  await world.issueRecall({
    target: { mode: 'shipped', storeNumbers: [] },
    scope: [{ gtin: gtin(1), lots: ['L 3350'], complete: true }],
  })
  await withoutL.onDuty.expects(/don’t say for certain which lots your store received/)
  await another.onDuty.hearsNothing()
})

test('a store that has new lots is open again; its old answer is kept and does not count', async () => {
  await using world = await createWorld()
  const { stores, recall } = await threeLots(world)
  const [first, second] = stores
  await world.ships(first, { lot: 'L2' })
  await first.acknowledges(recall)
  await world.fastForward(minutes(5))
  await world.extends(recall, [{ lots: ['L1', 'L2'] }])
  await first.onDuty.expects(/^UPDATED(.*\n)+What changed:\n- Now also affected: .*Lots: L2\n/)
  await second.onDuty.expects(/Lots: L1, L2/)
  expect(await first.noticeOf(recall)).toMatchObject({
    state: 'open',
    reopenedReason: 'scope_extended',
    acknowledgedAt: null,
  })
  expect(await first.triesToAcknowledge(recall, { version: 1 })).toMatchObject({
    rejection: { code: 'VERSION_SUPERSEDED' },
  })
  await first.acknowledges(recall)
  expect(await world.truth.rows('SELECT kind, version FROM response ORDER BY at')).toEqual([
    { kind: 'acknowledged', version: 1 },
    { kind: 'acknowledged', version: 2 },
  ])
})

test('a store whose lot nobody read is open again whenever the lots change', async () => {
  await using world = await createWorld()
  const store = await world.store()
  await world.ships(store, { lot: null })
  const recall = await world.issueRecall({
    target: { mode: 'shipped', storeNumbers: [] },
    scope: [{ gtin: gtin(1), lots: ['L1'], complete: true }],
  })
  await store.onDuty.expects(/Hold every pack of these products, and sell none, until you have read its lot/)
  await store.acknowledges(recall)
  await world.extends(recall, [{ lots: ['L1', 'L7'] }])
  await store.onDuty.expects(/Now also affected: .*Lots: L7/)
  expect(await store.noticeOf(recall)).toMatchObject({ state: 'open', reopenedReason: 'scope_extended' })
})

test('a narrowed scope stands down the stores that drop out, and nobody else is reopened', async () => {
  await using world = await createWorld()
  const { stores, recall } = await threeLots(world)
  const [first, second] = stores
  await world.extends(recall, [{ lots: ['L1', 'L2'] }])
  await second.onDuty.expects(/L2/)
  await first.acknowledges(recall)
  await second.acknowledges(recall)
  await world.retracts(recall, [{ lots: ['L1'] }])
  await second.onDuty.expects(/^NO LONGER AFFECTED(.*\n)+What changed:\n- No longer affected: .*Lots: L2\n/)
  await first.onDuty.hearsNothing()
  expect((await second.noticeOf(recall)).stoodDownAt).not.toBeNull()
  expect(await first.noticeOf(recall)).toMatchObject({ state: 'acknowledged', version: 3 })
  expect(await exclusions(world, 3)).toEqual([
    { number: '0002', reason: 'other_lots' },
    { number: '0003', reason: 'other_lots' },
  ])
  await world.extends(recall, [{ lots: ['L1', 'L2'] }])
  await second.onDuty.expects(/^UPDATED/)
  expect(await second.noticeOf(recall)).toMatchObject({ state: 'open', stoodDownAt: null })
})

test('two new versions before the first is fanned out: nobody in between is forgotten', async () => {
  await using world = await createWorld()
  const { stores, recall } = await threeLots(world)
  const [, second, third] = stores
  await world.extends(recall, [{ lots: ['L1', 'L2'] }])
  await world.extends(recall, [{ lots: ['L1', 'L2', 'L3'] }])
  await second.onDuty.expects(/Lots: L1, L2, L3/)
  await third.onDuty.expects(/Lots: L1, L2, L3/)
  expect(await second.noticeOf(recall)).toMatchObject({ version: 3 })
})

test('a store that was never reached with the old version is told of the new one', async () => {
  await using world = await createWorld()
  const store = await world.store()
  await world.ships(store, { lot: 'L1' })
  world.email.fails('try_later')
  const recall = await world.issueRecall({
    target: { mode: 'shipped', storeNumbers: [] },
    scope: [{ gtin: gtin(1), lots: ['L1'], complete: true }],
  })
  await world.comeToRest()
  await world.extends(recall, [{ lots: ['L1', 'L9'] }])
  await store.onDuty.expects(/Lots: L1, L9/)
  await world.fastForward(hours(30))
})

test('widening that does not widen, narrowing that does, and changing nothing are refused with a sentence', async () => {
  await using world = await createWorld()
  const { recall } = await threeLots(world)
  const codes = async (verb: 'extend_scope' | 'retract_scope', lots: string[]) => {
    const tried = await world.triesToChange(world.manager, verb, recall, [{ lots }])
    return tried.ok ? 'ok' : tried.rejection.errors?.map(({ code }) => code)
  }
  expect(await codes('extend_scope', ['L1'])).toEqual(['unchanged'])
  expect(await codes('retract_scope', ['L1', 'L2'])).toEqual(['wider'])
  const other = [{ gtin: gtin(99) }]
  expect(await world.triesToChange(world.manager, 'extend_scope', recall, other)).toMatchObject({
    rejection: { errors: [{ path: 'scope.0.gtin', code: 'unknown_product' }] },
  })
})

test('cause 3, incomplete removal: a recall closes when every store is accounted for, or somebody says why not', async () => {
  await using world = await createWorld()
  const { stores, recall } = await threeLots(world)
  const close = async (reasons = {}) =>
    closeRecall(world.web)(await world.approver.atWork(), { recallId: recall.id, reasons })
  expect(await world.tries(world.manager, 'begin_closing', recall)).toMatchObject({ ok: true })
  expect(await close()).toMatchObject({
    rejection: { code: 'CLOSING_CONDITIONS', errors: [{ code: 'unanswered' }] },
  })
  const short = [
    {
      gtin: gtin(1),
      lot: 'L1',
      onHandAtNotice: 24,
      found: 20,
      quarantined: 20,
      destroyed: 0,
      returned: 0,
      sold: null,
    },
  ]
  expect(await reports(world, stores[0], recall, { lines: short })).toMatchObject({ ok: true })
  expect(await close()).toMatchObject({ rejection: { errors: [{ code: 'unexplained' }] } })
  expect(await reports(world, stores[0], recall)).toMatchObject({ ok: true })
  expect(await close()).toMatchObject({ ok: true, value: { status: 'closed' } })
  // Figures of a closed recall are final.
  const late = { recallId: recall.id, storeNumber: stores[0].number }
  expect(await verifyNotice(world.web)(await world.manager.atWork(), late)).toMatchObject({
    rejection: { code: 'ILLEGAL_TRANSITION' },
  })
})

test('a recall goes out by itself at the time that was chosen, and not before', async () => {
  await using world = await createWorld({ at: '2026-03-02T08:00-06:00[America/Chicago]' })
  const store = await world.store()
  const recall = await world.approvedRecall({ shippedTo: [store] })
  const when = { local: '2026-03-02T10:00', zone: 'America/Chicago' }
  const actor = await world.manager.atWork()
  expect(await scheduleRecall(world.web)(actor, { recallId: recall.id, when })).toMatchObject({ ok: true })
  await world.fastForward(minutes(119))
  await store.onDuty.hearsNothing()
  await world.fastForward(minutes(2))
  await store.onDuty.expects(/Product recall/)
})

test('what cannot go out at its time stays approved, with the reason', async () => {
  await using world = await createWorld({ at: '2026-03-02T08:00-06:00[America/Chicago]' })
  const recall = await world.approvedRecall({ target: { mode: 'shipped', storeNumbers: [] } })
  const when = { local: '2026-03-02T10:00', zone: 'America/Chicago' }
  const actor = await world.manager.atWork()
  await scheduleRecall(world.web)(actor, { recallId: recall.id, when })
  await world.fastForward(hours(3))
  expect(
    await world.truth.rows('SELECT status, schedule_fault IS NOT NULL AS told, scheduled_for FROM recall'),
  ).toEqual([{ status: 'approved', told: true, scheduled_for: null }])
})

test('what was scheduled by somebody who may no longer issue recalls stays approved', async () => {
  await using world = await createWorld({ at: '2026-03-02T08:00-06:00[America/Chicago]' })
  const store = await world.store()
  const recall = await world.approvedRecall({ shippedTo: [store] })
  const when = { local: '2026-03-02T10:00', zone: 'America/Chicago' }
  await scheduleRecall(world.web)(await world.manager.atWork(), { recallId: recall.id, when })
  await world.truth.rows(`UPDATE person SET status = 'disabled' WHERE id = $1`, [world.manager.id])
  await world.fastForward(hours(3))
  await store.onDuty.hearsNothing()
  expect(await world.truth.rows('SELECT status, schedule_fault AS fault FROM recall')).toEqual([
    { status: 'approved', fault: 'The person who scheduled it can no longer issue recalls.' },
  ])
})
