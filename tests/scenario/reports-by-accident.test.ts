import { expect, test } from 'vitest'

import { minutes, hours } from '#lib/domain/duration.ts'
import type { PhoneAnswer } from '#lib/domain/notice/phone-answer.ts'
import { lastReport } from '#lib/queries/notice/last-report.ts'
import { noticeTask } from '#lib/queries/notice/notice-task.ts'
import { storePulse } from '#lib/queries/notice/store-pulse.ts'
import { storePart } from '#lib/queries/recall/store-part.ts'
import { answerAsStore } from '#lib/use-cases/notice/answer-as-store.ts'
import { closeRecall } from '#lib/use-cases/recall/close-recall.ts'
import { verifyNotice } from '#lib/use-cases/notice/verify-notice.ts'
import { gtin } from '#prisma/demo/builders.ts'
import { createWorld, type World } from '#tests/support/world.ts'

type Over = Partial<Omit<Extract<PhoneAnswer, { outcome: 'removed' }>, 'lines'>> & { found?: number }

const PHONES = { one: '018f0000-0000-7000-8000-000000000001', other: '018f0000-0000-7000-8000-000000000002' }

const told = async (world: World) => {
  const store = await world.store()
  const recall = await world.issueRecall({ shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  return { store, recall }
}

type Told = Awaited<ReturnType<typeof told>>

const reports = async (
  world: World,
  { store, recall }: Told,
  over: Over = {},
  sentAt: string | null = null,
) => {
  const actor = await store.manager.atWork()
  const { id: noticeId, version } = await store.noticeOf(recall)
  const { found = 24, ...rest } = over
  const line = { gtin: gtin(1), lot: 'L24A', onHandAtNotice: found, sold: null, destroyed: 0, returned: 0 }
  const places = { shelf: found, backRoom: 0, display: 0, customers: 0 }
  const at = world.clock.now().toISOString()
  const answer = {
    kind: 'report',
    outcome: 'removed',
    storeId: store.id,
    noticeId,
    version,
    at,
    madeBy: { id: actor.personId, name: actor.name },
    knew: null,
    phone: PHONES.one,
    lines: [{ ...line, found: places, quarantined: found }],
    note: null,
    ...rest,
  } as PhoneAnswer
  return answerAsStore(world.web)(actor, answer, { sentAt })
}

const taskOf = async (world: World, { store, recall }: Told) => {
  const { id: noticeId } = await store.noticeOf(recall)
  const task = await noticeTask(world.db.web, await store.manager.atWork(), {
    noticeId,
    now: world.clock.now(),
    language: 'en',
  })
  if (!task.ok) throw new Error(task.rejection.code)
  return task.value
}

const takesBack = async (world: World, { store, recall }: Told, responseId: string) => {
  const actor = await store.manager.atWork()
  const { id: noticeId, version } = await store.noticeOf(recall)
  const at = world.clock.now().toISOString()
  const madeBy = { id: actor.personId, name: actor.name }
  return answerAsStore(world.web)(actor, {
    kind: 'take_back',
    storeId: store.id,
    noticeId,
    version,
    at,
    madeBy,
    responseId,
  })
}

const chooses = async (world: World, { store, recall }: Told, responseId: string, knew: string | null) => {
  const actor = await store.manager.atWork()
  const { id: noticeId, version } = await store.noticeOf(recall)
  const madeBy = { id: actor.personId, name: actor.name }
  const at = world.clock.now().toISOString()
  const common = { storeId: store.id, noticeId, version, at, madeBy, knew }
  return answerAsStore(world.web)(actor, { kind: 'choose', ...common, responseId })
}

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

test('two phones count otherwise: both answers are kept, and what was seen later counts until somebody decides', async () => {
  await using world = await createWorld()
  const here = await told(world)
  const early = world.clock.now().toISOString()
  await world.fastForward(minutes(5))
  // The second phone counted first, in the cold room, and its answer arrives last. Its clock is years behind.
  await reports(world, here, { found: 20, phone: PHONES.other })
  await world.fastForward(minutes(5))
  const sentAt = new Date(Date.parse('2019-01-01T00:00:00Z') + minutes(10)).toISOString()
  await reports(world, here, { found: 3, at: '2019-01-01T00:00:00Z' }, sentAt)
  const kept = await world.truth.rows<{ found: number; observed: Date; unaware: boolean }>(
    `SELECT l.found, r.observed_at AS observed, r.unaware_of IS NOT NULL AS unaware
     FROM response r JOIN response_line l ON l.response_id = r.id ORDER BY r.at`,
  )
  expect(kept).toEqual([
    { found: 20, observed: new Date(Date.parse(early) + minutes(5)), unaware: false },
    { found: 3, observed: new Date(early), unaware: true },
  ])
  const manager = await world.manager.atWork()
  const which = { recallId: here.recall.id, storeNumber: here.store.number }
  const part = await storePart(world.db.web, manager, { ...which, now: world.clock.now() })
  expect(part).toMatchObject({
    value: { lots: [{ found: 20 }], doubts: expect.arrayContaining(['answers_differ']) },
  })
  const { differing, answeredAt } = await taskOf(world, here)
  expect(differing?.map(({ lots, proposed }) => [lots[0]?.found, proposed])).toEqual([
    [20, true],
    [3, false],
  ])

  // Somebody who knows says that the three are right.
  const chosen = differing?.[1]?.id ?? ''
  expect(await chooses(world, here, chosen, null)).toMatchObject({
    rejection: { code: 'ILLEGAL_TRANSITION' },
  })
  expect(await chooses(world, here, chosen, answeredAt)).toEqual({ ok: true, value: null })
  expect((await taskOf(world, here)).differing).toBe(null)
  const after = await storePart(world.db.web, manager, { ...which, now: world.clock.now() })
  expect(after).toMatchObject({ value: { lots: [{ found: 3 }], answers: [{}, {}, {}] } })
  expect(after.ok && after.value.doubts).not.toContain('answers_differ')
})

test('two phones with one login are two phones; the same phone that answers twice without a network is one', async () => {
  await using world = await createWorld()
  const here = await told(world)
  await reports(world, here, { found: 20 })
  await world.fastForward(minutes(1))
  await reports(world, here, { found: 21 })
  expect((await taskOf(world, here)).differing).toBe(null)
  await reports(world, here, { found: 21, phone: PHONES.other })
  expect((await taskOf(world, here)).differing).toBe(null)
  await reports(world, here, { found: 5, phone: PHONES.other })
  expect((await taskOf(world, here)).differing).toHaveLength(2)
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
