import { expect, test } from 'vitest'

import { hours, minutes } from '#lib/domain/duration.ts'
import type { BoardFilter } from '#lib/domain/notice/board-filter.ts'
import { sentenceOf, textOf } from '#lib/domain/timeline/sentence.ts'
import { noticeTask } from '#lib/queries/notice/notice-task.ts'
import { storeInbox } from '#lib/queries/notice/store-inbox.ts'
import { boardRows } from '#lib/queries/recall/board-rows.ts'
import { listNotices } from '#lib/queries/recall/list-notices.ts'
import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { recallVersions } from '#lib/queries/recall/recall-versions.ts'
import { storePart } from '#lib/queries/recall/store-part.ts'
import { storeHistory } from '#lib/queries/recall/timeline/store-history.ts'
import { closeRecall } from '#lib/use-cases/recall/close-recall.ts'
import { remindStores } from '#lib/use-cases/notice/remind-stores.ts'
import { reportStore } from '#lib/use-cases/notice/report-store.ts'
import type { Result } from '#lib/domain/result.ts'
import { gtin } from '#prisma/demo/builders.ts'
import { createWorld, type World } from '#tests/support/world.ts'
import type { Store } from '#tests/support/world-stores.ts'

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.rejection.code)
  return result.value
}

const asked = (world: World, recall: { id: string }) => ({ recallId: recall.id, now: world.clock.now() })

const reports = async (
  world: World,
  recall: { id: string },
  { store, version, lots }: { store: Store; version: number; lots: string[] },
) =>
  must(
    await reportStore(world.web)(await world.manager.atWork(), {
      recallId: recall.id,
      storeNumber: store.number,
      by: 'Shift lead',
      version,
      outcome: 'removed',
      lines: lots.map((lot) => ({
        gtin: gtin(1),
        lot,
        onHandAtNotice: 24,
        found: 24,
        quarantined: 24,
        destroyed: 0,
        returned: 0,
        sold: null,
      })),
      instructionsFollowed: [],
      note: null,
    }),
  )

/** One store with the lot that stays, one with the lot that goes, one with both. Version 2 means only L1. */
const narrowed = async (world: World) => {
  const [stays, goes, both] = [await world.store(), await world.store(), await world.store()]
  for (const store of [stays, both]) await world.ships(store, { lot: 'L1' })
  for (const store of [goes, both]) await world.ships(store, { lot: 'L2' })
  const recall = await world.issueRecall({
    target: { mode: 'shipped', storeNumbers: [] },
    scope: [{ gtin: gtin(1), lots: ['L1', 'L2'], complete: true }],
  })
  for (const store of [stays, goes, both]) await store.onDuty.expects(/Lots: L1, L2/)
  await reports(world, recall, { store: both, version: 1, lots: ['L1', 'L2'] })
  await world.retracts(recall, [{ lots: ['L1'] }])
  await goes.onDuty.expects(/^NO LONGER AFFECTED/)
  await both.onDuty.expects(/No longer affected/)
  return { stays, goes, both, recall }
}

test('a store that is stood down has nothing to do, and is told which packs it may let go', async () => {
  await using world = await createWorld()
  const { goes, recall } = await narrowed(world)
  await world.fastForward(hours(5))
  const actor = await goes.manager.atWork()
  const now = world.clock.now()
  const { waiting, done } = must(await storeInbox(world.db.web, actor, { now, language: 'en' }))
  expect(waiting).toEqual([])
  expect(done).toMatchObject([{ number: recall.number, ended: 'stood_down', overdue: false }])
  const { id: noticeId } = await goes.noticeOf(recall)
  expect(must(await noticeTask(world.db.web, actor, { noticeId, now, language: 'en' }))).toMatchObject({
    waits: false,
    overdue: false,
    released: [{ gtin: gtin(1), lots: ['L2'] }],
    scope: [{ gtin: gtin(1), lots: ['L1'] }],
  })
  expect(await goes.triesToAcknowledge(recall)).toMatchObject({
    rejection: { code: 'ILLEGAL_TRANSITION', detail: expect.stringMatching(/no longer affected/) },
  })
})

test('desk and API agree on a store that is stood down: it counts in no figure, and what it said is kept', async () => {
  await using world = await createWorld()
  const { stays, goes, both, recall } = await narrowed(world)
  const manager = await world.manager.atWork()
  const { progress } = must(
    await recallDetail(world.db.web, manager, { id: recall.id, now: world.clock.now() }),
  )
  expect(progress).toMatchObject({ targeted: 2, reported: 1 })
  const listed = async (stoodDown?: boolean) =>
    must(
      await listNotices(world.db.web, manager, { ...asked(world, recall), stoodDown, limit: 50 }),
    ).data.map(({ storeNumber, stoodDownAt }) => [storeNumber, stoodDownAt !== null])
  expect(await listed()).toEqual([
    [stays.number, false],
    [goes.number, true],
    [both.number, false],
  ])
  expect(await listed(true)).toEqual([[goes.number, true]])
  expect(await listed(false)).toHaveLength(2)
  const board = async (filter: BoardFilter) =>
    must(
      await boardRows(world.db.web, manager, {
        ...asked(world, recall),
        filter,
        order: { by: 'exceptions', descending: false },
        offset: 0,
        limit: 10,
      }),
    )
  expect((await board({})).rows.map(({ number }) => number)).not.toContain(goes.number)
  expect(await board({ stoodDown: true })).toMatchObject({
    total: 1,
    awaited: 0,
    rows: [{ number: goes.number, late: null, stoodDownAt: expect.any(String) }],
  })
  // Nobody is reminded of what is wanted no more, not even who asks for exactly those.
  const chosen = { matching: { stoodDown: true } }
  expect(must(await remindStores(world.web)(manager, { recallId: recall.id, chosen }))).toMatchObject({
    told: 0,
  })
  const [second, first] = must(await recallVersions(world.db.web, manager, { recallId: recall.id }))
  expect([first, second]).toMatchObject([
    { added: 3, stoodDown: 0 },
    { added: 0, reopened: 0, stoodDown: 1 },
  ])
  const part = { ...asked(world, recall), storeNumber: both.number }
  expect(must(await storePart(world.db.web, manager, part))).toMatchObject({
    doubts: [],
    lots: [
      { lot: 'L1', unexplained: 0, released: false },
      { lot: 'L2', found: 24, unexplained: null, released: true },
    ],
  })
})

test('what a narrower scope means no more keeps no recall open', async () => {
  await using world = await createWorld()
  const { stays, recall } = await narrowed(world)
  await reports(world, recall, { store: stays, version: 2, lots: ['L1'] })
  expect(await world.tries(world.manager, 'begin_closing', recall)).toMatchObject({ ok: true })
  const closing = await closeRecall(world.web)(await world.approver.atWork(), {
    recallId: recall.id,
    reasons: {},
  })
  expect(closing).toMatchObject({ ok: true, value: { status: 'closed' } })
})

test('what a store did in each recall is told in the words of the timelines, newest first', async () => {
  await using world = await createWorld()
  const { goes, recall } = await narrowed(world)
  const manager = await world.manager.atWork()
  await world.fastForward(minutes(1))
  const later = await world.issueRecall({ shippedTo: [goes], title: 'Another one' })
  await goes.onDuty.expects(/Another one/)
  await world.fastForward(minutes(1))
  await goes.acknowledges(later)
  const history = must(await storeHistory(world.db.web, manager, { number: goes.number, limit: 50 }))
  expect(history.entries.map((entry) => [textOf(sentenceOf(entry)), entry.recall.number])).toEqual([
    [expect.stringMatching(new RegExp(`^Store ${goes.number} acknowledged`)), later.number],
    [`Store ${goes.number} was added to the recall`, later.number],
    [`Store ${goes.number} was released: no longer in scope`, recall.number],
    [`Store ${goes.number} was added to the recall`, recall.number],
  ])
  const short = must(await storeHistory(world.db.web, manager, { number: goes.number, limit: 1 }))
  expect(short).toMatchObject({ entries: { length: 1 }, more: true })
})
