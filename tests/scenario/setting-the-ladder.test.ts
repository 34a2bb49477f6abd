import { expect, test } from 'vitest'

import { LadderForm } from '#lib/contracts/forms/escalation.ts'
import { parseInput } from '#lib/contracts/parse-input.ts'
import { hours, minutes } from '#lib/domain/duration.ts'
import type { Ladder } from '#lib/domain/escalation/ladder.ts'
import { recordCall } from '#lib/use-cases/escalation/record-call.ts'
import { saveLadder } from '#lib/use-cases/escalation/save-ladder.ts'
import { takeNewLadder } from '#lib/use-cases/escalation/take-new-ladder.ts'
import { createWorld, email, type World } from '#tests/support/world.ts'

const callAfter = (afterMinutes: number, personId: string | null = null): Ladder => ({
  hours: 'always',
  steps: [
    { clock: 'acknowledge', afterMinutes, whom: ['person'], personId, channels: 'any', kind: 'call_task' },
  ],
})

const taskOf = async (world: World) => {
  const [row] = await world.truth.rows<{ id: string; outcome: string | null; done: boolean; calls: number }>(
    'SELECT id, outcome, done_at IS NOT NULL AS done, calls FROM call_task',
  )
  if (!row) throw new Error('There is no call to make.')
  return row
}

test('a running recall keeps to its ladder until somebody takes the new one', async () => {
  await using world = await createWorld({ ladder: true })
  const store = await world.store()
  const recall = await world.issueRecall({ priority: 'high', shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  const saved = await saveLadder(world.web)(await world.admin.atWork(), {
    name: 'high',
    ladder: callAfter(20),
  })
  expect(saved).toEqual({ ok: true, value: { version: 1 } })
  await world.fastForward(minutes(16))
  await store.onDuty.expects(/Product recall/)
  await world.fastForward(minutes(10))
  await world.manager.inbox.hearsNothing()
  expect(await takeNewLadder(world.web)(await world.manager.atWork(), { recallId: recall.id })).toEqual({
    ok: true,
    value: null,
  })
  await world.manager.inbox.expects(/You must call them/)
  await world.fastForward(hours(5))
})

test('a call that reaches nobody is kept, one that reaches somebody is done, and the store is theirs', async () => {
  await using world = await createWorld({ ladder: true })
  await saveLadder(world.web)(await world.admin.atWork(), {
    name: 'high',
    ladder: callAfter(10, world.approver.id),
  })
  const store = await world.store()
  await world.issueRecall({ priority: 'high', shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  await world.fastForward(minutes(11))
  await world.approver.inbox.expects(/You must call them/)
  const { id: taskId } = await taskOf(world)
  const note = async (outcome: 'reached' | 'no_answer', who = world.approver) =>
    recordCall(world.web)(await who.atWork(), { taskId, outcome, note: 'The phone rings.' })
  expect(await note('no_answer')).toEqual({ ok: true, value: null })
  expect(await taskOf(world)).toMatchObject({ outcome: 'no_answer', done: false, calls: 1 })
  // Whoever follows stores up may help out; who only looks on may not.
  expect(await note('reached', world.admin)).toMatchObject({ ok: false, rejection: { code: 'FORBIDDEN' } })
  expect(await note('reached', world.manager)).toEqual({ ok: true, value: null })
  expect(await taskOf(world)).toMatchObject({ outcome: 'reached', done: true, calls: 2 })
  expect(await note('reached')).toMatchObject({ ok: false, rejection: { code: 'ILLEGAL_TRANSITION' } })
  expect(await world.truth.rows('SELECT owner_id AS owner FROM notice')).toEqual([
    { owner: world.manager.id },
  ])
})

test('a call of another tenant is not there', async () => {
  await using world = await createWorld({ ladder: true })
  const neighbour = await world.neighbour()
  const store = await neighbour.store()
  await saveLadder(world.web)(await neighbour.admin.atWork(), { name: 'medium', ladder: callAfter(10) })
  await neighbour.issueRecall({ shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  await world.fastForward(minutes(11))
  await neighbour.manager.inbox.expects(/You must call them/)
  const { id: taskId } = await taskOf(world)
  const tried = await recordCall(world.web)(await world.manager.atWork(), {
    taskId,
    outcome: 'reached',
    note: '',
  })
  expect(tried).toMatchObject({ ok: false, rejection: { code: 'NOTICE_NOT_FOUND' } })
})

test('only an administrator or a recall manager sets a ladder, and what is wrong with it is said at its field', async () => {
  await using world = await createWorld({ ladder: true })
  const ladder = callAfter(10, world.web.random.id())
  expect(await saveLadder(world.web)(await world.approver.atWork(), { name: 'low', ladder })).toMatchObject({
    ok: false,
    rejection: { code: 'FORBIDDEN' },
  })
  expect(await saveLadder(world.web)(await world.admin.atWork(), { name: 'low', ladder })).toMatchObject({
    ok: false,
    rejection: { code: 'VALIDATION_FAILED', errors: [{ path: 'step.0.personId' }] },
  })
})

test('drills go by a ladder of their own once there is one', async () => {
  await using world = await createWorld({ ladder: true })
  const admin = await world.admin.atWork()
  await saveLadder(world.web)(admin, { name: 'drill', ladder: { hours: 'always', steps: [] } })
  const store = await world.store({ onDuty: email() })
  await world.issueRecall({ kind: 'drill', priority: 'high', shippedTo: [store] })
  await store.onDuty.expects(/DRILL/)
  await world.fastForward(hours(3))
})

test('a form is read as a ladder, whatever is in its fields', () => {
  const read = (fields: Record<string, string>) =>
    parseInput(LadderForm, { name: 'high', hours: 'always', ...fields })
  expect(
    read({
      'step.0.after': '2',
      'step.0.unit': 'hours',
      'step.0.whom.on_duty': 'on',
      'step.0.person': '',
      'step.0.channels': 'email sms',
      'step.0.kind': 'message',
      'step.1.clock': 'report',
      'step.1.after': 'soon',
      'step.1.person': 'person',
      'step.1.personId': 'x',
      'step.99.after': '1',
    }),
  ).toEqual({
    success: true,
    data: {
      name: 'high',
      ladder: {
        hours: 'always',
        steps: [
          {
            clock: 'acknowledge',
            afterMinutes: 120,
            whom: ['on_duty'],
            personId: null,
            channels: ['email', 'sms'],
            kind: 'message',
          },
          {
            clock: 'report',
            afterMinutes: 0,
            whom: ['person'],
            personId: '00000000-0000-4000-8000-000000000000',
            channels: 'any',
            kind: 'message',
          },
        ],
      },
    },
  })
})
