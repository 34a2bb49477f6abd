import { expect, test } from 'vitest'

import { minutes, hours } from '#lib/domain/duration.ts'
import { lastReport } from '#lib/queries/notice/last-report.ts'
import { storePulse } from '#lib/queries/notice/store-pulse.ts'
import { storePart } from '#lib/queries/recall/store-part.ts'
import { closeRecall } from '#lib/use-cases/recall/close-recall.ts'
import { verifyNotice } from '#lib/use-cases/notice/verify-notice.ts'
import { reports, takesBack, taskOf, told, type Told } from '#tests/support/told-store.ts'
import { createWorld, type World } from '#tests/support/world.ts'

const responses = (world: World) =>
  world.truth.rows<{ kind: string; found: number }>(
    `SELECT r.kind, l.found FROM response r LEFT JOIN response_line l ON l.response_id = r.id ORDER BY r.at, r.id`,
  )

const stateOf = async ({ store, recall }: Told) => (await store.noticeOf(recall)).state

test('24 were shipped and an empty report is sent: nothing counts as removed until somebody says where they are', async () => {
  await using world = await createWorld()
  const here = await told(world)
  await here.store.acknowledges(here.recall)
  expect(await reports(world, here, { found: 0 })).toMatchObject({
    rejection: { code: 'VALIDATION_FAILED', errors: [{ path: 'whereabouts', code: 'required' }] },
  })
  expect(await stateOf(here)).toBe('acknowledged')
  expect((await reports(world, here, { found: 0, whereabouts: 'never_arrived' })).ok).toBe(true)
  const [said] = await world.truth.rows<{ note: string }>("SELECT note FROM response WHERE kind = 'removed'")
  expect(said?.note).toBe('What was not found: Never arrived at the store.')
})

test('seven taps that send the same report are one report', async () => {
  await using world = await createWorld()
  const here = await told(world)
  for (let tap = 0; tap < 7; tap += 1) expect((await reports(world, here)).ok).toBe(true)
  expect(await responses(world)).toEqual([{ kind: 'removed', found: 24 }])
  const leaves = await world.truth.rows("SELECT FROM audit_leaf WHERE action = 'notice.reported'")
  expect(leaves.length).toBe(1)
  // Another count is another report.
  await reports(world, here, { found: 23 })
  expect((await responses(world)).length).toBe(2)
})

test('a report that was sent by accident is taken back: the store and the desk see it, and nothing counts as removed', async () => {
  await using world = await createWorld()
  const here = await told(world)
  await here.store.acknowledges(here.recall)
  await reports(world, here)
  const { takeBack } = await taskOf(world, here)
  expect(takeBack?.until).toBe(new Date(world.clock.now().getTime() + minutes(10)).toISOString())
  await world.fastForward(minutes(9))
  expect((await takesBack(world, here, takeBack?.responseId ?? '')).ok).toBe(true)
  expect(await stateOf(here)).toBe('acknowledged')
  const task = await taskOf(world, here)
  expect([task.takeBack, task.tookBack?.by, task.reportedAt]).toEqual([null, here.store.manager.name, null])
  const manager = await world.manager.atWork()
  const which = { recallId: here.recall.id, storeNumber: here.store.number }
  const part = await storePart(world.db.web, manager, { ...which, now: world.clock.now() })
  expect(part).toMatchObject({
    value: {
      state: 'acknowledged',
      lots: [{ found: null }],
      answers: [{ kind: 'acknowledged' }, { kind: 'removed', overtakenBy: 'taken_back', takenBack: {} }],
    },
  })
  const leaves = await world.truth.rows("SELECT FROM audit_leaf WHERE action = 'notice.report_taken_back'")
  expect(leaves.length).toBe(1)
  const actor = await here.store.manager.atWork()
  const { id: noticeId } = await here.store.noticeOf(here.recall)
  // What was counted is not lost with the report: the next one begins there.
  expect(await lastReport(world.db.web, actor, { noticeId })).toMatchObject({
    value: { takenBack: true, lines: [{ onHandAtNotice: 24 }] },
  })
  // The same counts, meant this time, are a report again.
  expect((await reports(world, here)).ok).toBe(true)
  expect(await stateOf(here)).toBe('reported')
})

test('without an acknowledgement of its own the store has only seen it again; an earlier report stands again', async () => {
  await using world = await createWorld()
  const here = await told(world)
  await reports(world, here)
  await takesBack(world, here, (await taskOf(world, here)).takeBack?.responseId ?? '')
  expect(await here.store.noticeOf(here.recall)).toMatchObject({ state: 'seen', acknowledgedAt: null })
  await reports(world, here, { found: 20 })
  await world.fastForward(hours(1))
  const knew = (await taskOf(world, here)).answeredAt
  await reports(world, here, { found: 4, knew })
  await takesBack(world, here, (await taskOf(world, here)).takeBack?.responseId ?? '')
  const actor = await here.store.manager.atWork()
  const { id: noticeId } = await here.store.noticeOf(here.recall)
  expect(await lastReport(world.db.web, actor, { noticeId })).toMatchObject({
    value: { takenBack: false, lines: [{ onHandAtNotice: 20 }] },
  })
  expect(await stateOf(here)).toBe('reported')
})

test('an undo that arrives after another report undoes its own: the task says so, and which one counts', async () => {
  await using world = await createWorld()
  const here = await told(world)
  await reports(world, here)
  const { takeBack: first } = await taskOf(world, here)
  await world.fastForward(minutes(1))
  await reports(world, here, { found: 20, knew: (await taskOf(world, here)).answeredAt })
  await world.fastForward(minutes(1))
  expect((await takesBack(world, here, first?.responseId ?? '')).ok).toBe(true)
  const { name: by } = here.store.manager
  const { takeBack, tookBack } = await taskOf(world, here)
  expect(takeBack).toMatchObject({ by, at: tookBack?.stands?.at })
  expect(tookBack).toMatchObject({ by, stands: { by, isLater: true } })
  expect(takeBack?.responseId).not.toBe(first?.responseId)
  expect(await stateOf(here)).toBe('reported')
  // A report that follows an undo is one that was meant.
  await takesBack(world, here, takeBack?.responseId ?? '')
  await world.fastForward(minutes(1))
  await reports(world, here)
  expect((await taskOf(world, here)).tookBack).toBeNull()
})

test('a report that is undone after the recall was widened leaves none: the earlier one was about fewer packs', async () => {
  await using world = await createWorld()
  const here = await told(world)
  await reports(world, here)
  await world.ships(here.store, { lot: 'L24B' })
  await world.extends(here.recall, [{ lots: ['L24A', 'L24B'] }])
  await here.store.onDuty.expects(/L24B/)
  await reports(world, here, { found: 20 })
  await takesBack(world, here, (await taskOf(world, here)).takeBack?.responseId ?? '')
  expect(await stateOf(here)).toBe('seen')
  expect((await taskOf(world, here)).tookBack).toMatchObject({ stands: null })
})

test('of a closed recall no report is undone any more, and no phone offers to', async () => {
  await using world = await createWorld()
  const here = await told(world)
  await reports(world, here)
  const { responseId = '' } = (await taskOf(world, here)).takeBack ?? {}
  expect(await world.tries(world.manager, 'begin_closing', here.recall)).toMatchObject({ ok: true })
  const closing = { recallId: here.recall.id, reasons: {} }
  expect(await closeRecall(world.web)(await world.approver.atWork(), closing)).toMatchObject({ ok: true })
  expect((await taskOf(world, here)).takeBack).toBeNull()
  expect(await takesBack(world, here, responseId)).toMatchObject({
    rejection: { code: 'ILLEGAL_TRANSITION', detail: 'This recall is closed and its figures are final.' },
  })
  expect(await stateOf(here)).toBe('reported')
})

test('after ten minutes, and once the desk has checked it, a report stays', async () => {
  await using world = await createWorld()
  const here = await told(world)
  await reports(world, here)
  const { takeBack } = await taskOf(world, here)
  await world.fastForward(minutes(11))
  const refused = { rejection: { code: 'ILLEGAL_TRANSITION' } }
  expect(await takesBack(world, here, takeBack?.responseId ?? '')).toMatchObject(refused)
  expect((await taskOf(world, here)).takeBack).toBe(null)
  await reports(world, here, { found: 20, knew: world.clock.now().toISOString() })
  const { takeBack: next } = await taskOf(world, here)
  const { id: noticeId } = await here.store.noticeOf(here.recall)
  await verifyNotice(world.web)(await world.manager.atWork(), { noticeId })
  expect(await takesBack(world, here, next?.responseId ?? '')).toMatchObject(refused)
  expect(await stateOf(here)).toBe('verified')
})

test('an open page hears of an answer, of one that is taken back and of a wider scope', async () => {
  await using world = await createWorld()
  const here = await told(world)
  const actor = { ...(await here.store.manager.atWork()) }
  const pulses = new Set<string>()
  const pulse = async () => {
    const now = await storePulse(world.db.web, actor)
    pulses.add(now.ok ? now.value : '')
  }
  await pulse()
  await pulse()
  expect(pulses.size).toBe(1)
  await reports(world, here)
  await pulse()
  await takesBack(world, here, (await taskOf(world, here)).takeBack?.responseId ?? '')
  await pulse()
  await world.truth.rows('UPDATE notice SET version = version + 1')
  await pulse()
  expect(pulses.size).toBe(4)
})

test('who verifies answers for the report on their screen, not for one that came meanwhile', async () => {
  await using world = await createWorld()
  const about = await told(world)
  await about.store.acknowledges(about.recall)
  await reports(world, about)
  const actor = await world.manager.atWork()
  const which = { recallId: about.recall.id, storeNumber: about.store.number }
  const shown = async () => {
    const part = await storePart(world.db.web, actor, { ...which, now: world.clock.now() })
    return (part.ok && part.value.standingReport) || ''
  }
  const reportId = await shown()
  world.clock.advance(minutes(1))
  await reports(world, about, { found: 20 })
  expect(await verifyNotice(world.web)(actor, { ...which, reportId })).toMatchObject({
    rejection: { code: 'ILLEGAL_TRANSITION', detail: expect.stringMatching(/reported again/) },
  })
  expect(await verifyNotice(world.web)(actor, { ...which, reportId: await shown() })).toEqual({
    ok: true,
    value: null,
  })
})
