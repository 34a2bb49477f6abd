import { expect, test } from 'vitest'

import { seconds } from '#lib/domain/duration.ts'
import type { ReportLine } from '#lib/domain/notice/counted-line.ts'
import { storeInbox } from '#lib/queries/notice/store-inbox.ts'
import { boardRows } from '#lib/queries/recall/board-rows.ts'
import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { reportStore } from '#lib/use-cases/notice/report-store.ts'
import { verifyNotice } from '#lib/use-cases/notice/verify-notice.ts'
import { gtin } from '#prisma/demo/builders.ts'
import { createWorld, type World } from '#tests/support/world.ts'
import type { Store } from '#tests/support/world-stores.ts'

const reports = async (
  world: World,
  store: Store,
  recall: { id: string },
  line: Pick<ReportLine, 'found' | 'quarantined'>,
) => {
  const actor = await store.manager.atWork()
  const { id: noticeId, version } = await store.noticeOf(recall)
  const rest = {
    gtin: gtin(1),
    lot: 'L24A',
    onHandAtNotice: line.found,
    destroyed: 0,
    returned: 0,
    sold: null,
  }
  const answer = { noticeId, version, by: actor.name, instructionsFollowed: [], note: null }
  await world.fastForward(seconds(1))
  return reportStore(world.web)(actor, { ...answer, outcome: 'removed', lines: [{ ...rest, ...line }] })
}

const leaves = (world: World, action: string) =>
  world.truth.rows('SELECT body::jsonb AS body FROM audit_leaf WHERE action = $1', [action])

const inboxOf = async (world: World, store: Store) => {
  const seen = await storeInbox(world.db.web, await store.manager.atWork(), {
    now: world.clock.now(),
    language: 'en',
  })
  if (!seen.ok) throw new Error('refused')
  return seen.value.done.map(({ toReport, leftOnSale }) => ({ toReport, leftOnSale }))[0]
}

const board = async (world: World, recall: { id: string }) => {
  const manager = await world.manager.atWork()
  const now = world.clock.now()
  const rows = (filter: { leftOnSale?: boolean }) =>
    boardRows(world.db.web, manager, {
      recallId: recall.id,
      filter,
      order: { by: 'exceptions', descending: false },
      offset: 0,
      limit: 10,
      now,
    })
  const [all, left] = [await rows({}), await rows({ leftOnSale: true })]
  const seen = await recallDetail(world.db.web, manager, { id: recall.id, now })
  if (!all.ok || !left.ok || !seen.ok) throw new Error('refused')
  return {
    first: [all.value.rows[0]?.number, all.value.rows[0]?.leftOnSale],
    left: left.value.rows.map(({ number }) => number),
    progress: seen.value.progress,
  }
}

test('a store that found 24 and put 20 aside has reported, but not removed: it stands first, and is counted apart', async () => {
  await using world = await createWorld()
  const [done, half] = [await world.store(), await world.store()]
  const recall = await world.issueRecall({ shippedTo: [done, half] })
  for (const store of [done, half]) await store.onDuty.expects(/Product recall/)
  expect((await reports(world, done, recall, { found: 24, quarantined: 24 })).ok).toBe(true)
  expect((await reports(world, half, recall, { found: 24, quarantined: 20 })).ok).toBe(true)
  expect(await board(world, recall)).toMatchObject({
    first: [half.number, 4],
    left: [half.number],
    progress: { reported: 2, leftOnSale: 1 },
  })
  expect(await inboxOf(world, half)).toEqual({ toReport: true, leftOnSale: 4 })
  expect(await inboxOf(world, done)).toEqual({ toReport: false, leftOnSale: 0 })
  // Once it says that the rest is off sale, too, or somebody answers for it, nothing is left.
  expect((await reports(world, half, recall, { found: 24, quarantined: 24 })).ok).toBe(true)
  expect(await board(world, recall)).toMatchObject({ left: [], progress: { reported: 2, leftOnSale: 0 } })
  expect((await reports(world, half, recall, { found: 24, quarantined: 20 })).ok).toBe(true)
  const checked = { recallId: recall.id, storeNumber: half.number }
  const verifies = async (reason?: string) =>
    verifyNotice(world.web)(await world.manager.atWork(), { ...checked, ...(reason ? { reason } : {}) })
  expect(await verifies()).toMatchObject({
    ok: false,
    rejection: {
      code: 'VALIDATION_FAILED',
      errors: [{ path: 'reason', message: expect.stringMatching(/4 units/) }],
    },
  })
  expect(await board(world, recall)).toMatchObject({ progress: { verified: 0, leftOnSale: 1 } })
  expect((await verifies('I was there: the four are in the cage.')).ok).toBe(true)
  expect(await board(world, recall)).toMatchObject({ left: [], progress: { verified: 1, leftOnSale: 0 } })
  expect(await leaves(world, 'notice.verified')).toMatchObject([
    { body: { data: { because: 'I was there: the four are in the cage.', leftOnSale: 4 } } },
  ])
})
