import { expect, test } from 'vitest'

import { minutes } from '#lib/domain/duration.ts'
import { editRecall } from '#lib/use-cases/recall/edit-recall.ts'
import { recallContent } from '#prisma/demo/builders.ts'
import { createWorld, type World } from '#tests/support/world.ts'

const code = (result: { ok: true } | { ok: false; rejection: { code: string } }) =>
  result.ok ? 'ok' : result.rejection.code

const statusOf = async (world: World, { id }: { id: string }) =>
  (await world.truth.rows<{ status: string }>('SELECT status FROM recall WHERE id = $1', [id]))[0]?.status

test('what is urgent is approved by other eyes than its author’s', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const recall = await world.draftRecall({ priority: 'high', shippedTo: [store] })
  await world.tries(world.manager, 'submit', recall)
  expect(code(await world.tries(world.manager, 'approve', recall))).toBe('FOUR_EYES')
  expect(await statusOf(world, recall)).toBe('in_review')
  expect(code(await world.tries(world.approver, 'approve', recall))).toBe('ok')
  expect(code(await world.tries(world.manager, 'issue', recall))).toBe('ok')
  await store.onDuty.expects(/URGENT/)
})

test('what is not urgent may be approved by its author', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const recall = await world.draftRecall({ priority: 'medium', shippedTo: [store] })
  await world.tries(world.manager, 'submit', recall)
  expect(code(await world.tries(world.manager, 'approve', recall))).toBe('ok')
})

test('approving and issuing what is urgent wants proof of who is at the desk', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const recall = await world.draftRecall({ priority: 'high', shippedTo: [store] })
  await world.tries(world.manager, 'submit', recall)
  expect(code(await world.tries(world.approver, 'approve', recall, { proof: undefined }))).toBe(
    'STEP_UP_REQUIRED',
  )
  for (let tries = 0; tries < 5; tries += 1) {
    expect(code(await world.tries(world.approver, 'approve', recall, { proof: 'a guess' }))).toBe(
      'STEP_UP_FAILED',
    )
  }
  expect(code(await world.tries(world.approver, 'approve', recall))).toBe('TOO_MANY_ATTEMPTS')
  await world.fastForward(minutes(1))
  expect(code(await world.tries(world.approver, 'approve', recall))).toBe('ok')
  expect(code(await world.tries(world.manager, 'issue', recall, { proof: undefined }))).toBe(
    'STEP_UP_REQUIRED',
  )
  expect(await statusOf(world, recall)).toBe('approved')
})

test('who sends a recall back says why; it is a draft again and wants a new approval', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const recall = await world.approvedRecall({ shippedTo: [store] })
  expect(code(await world.tries(world.approver, 'send_back', recall))).toBe('VALIDATION_FAILED')
  expect(
    code(await world.tries(world.approver, 'send_back', recall, { reason: 'Lot L24B is missing.' })),
  ).toBe('ok')
  expect(await statusOf(world, recall)).toBe('draft')
  expect(code(await world.tries(world.manager, 'issue', recall))).toBe('ILLEGAL_TRANSITION')
})

test('a recall that would reach nobody is not issued', async () => {
  await using world = await createWorld()
  await world.store()
  const recall = await world.approvedRecall({ target: { mode: 'shipped', storeNumbers: [] } })
  expect(code(await world.tries(world.manager, 'issue', recall))).toBe('NO_STORES_TARGETED')
  expect(await statusOf(world, recall)).toBe('approved')
})

test('of two who issue at once one does it, and the stores are told once', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const recall = await world.approvedRecall({ shippedTo: [store] })
  const issue = () => world.tries(world.manager, 'issue', recall).then(code, (error: Error) => error.message)
  await world.manager.atWork()
  const answers = await Promise.all([issue(), issue()])
  expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1)
  expect(['RECALL_CHANGED', 'ILLEGAL_TRANSITION']).toContain(answers.find((answer) => answer !== 'ok'))
  await store.onDuty.expects(/Product recall/)
})

test('of two edits at once one is saved and the other is told', async () => {
  await using world = await createWorld()
  const recall = await world.draftRecall()
  const actor = await world.manager.atWork()
  const edit = (title: string) =>
    editRecall(world.web)(actor, {
      recallId: recall.id,
      content: recallContent({ title }),
      ifRevision: recall.revision,
    }).then(code)
  const answers = await Promise.all([edit('One title'), edit('Another title')])
  expect(answers.toSorted()).toEqual(['RECALL_CHANGED', 'ok'])
  const scope = await world.truth.rows('SELECT FROM scope_line WHERE recall_id = $1', [recall.id])
  expect(scope).toHaveLength(1)
})

test('a command that was decided on an older revision changes nothing', async () => {
  await using world = await createWorld()
  const recall = await world.draftRecall()
  expect(code(await world.tries(world.manager, 'submit', recall, { ifRevision: recall.revision }))).toBe('ok')
  expect(code(await world.tries(world.approver, 'approve', recall, { ifRevision: recall.revision }))).toBe(
    'REVISION_STALE',
  )
  expect(await statusOf(world, recall)).toBe('in_review')
})
