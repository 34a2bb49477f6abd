import { expect, test } from 'vitest'

import { API_SCOPES } from '#lib/domain/identity/actor.ts'
import { gtin, recallContent } from '#prisma/demo/builders.ts'
import { worldApi } from '#tests/support/world-api.ts'
import { bareWorld, email } from '#tests/support/world.ts'

type Proposed = { proposal: { id: string; change: unknown; by: { name: string } } }

const scope = (...lots: string[]) => [
  { gtin: gtin(1), lots, complete: true, identificationHint: 'On the lid' },
]

const begin = async (priority: 'high' | 'medium' = 'high') => {
  const world = await bareWorld()
  const api = worldApi(world)
  const stores = await Promise.all([1, 2, 3, 4].map(() => world.store({ onDuty: email() })))
  const recall = await world.issueRecall({ priority, scope: scope('L24A', 'L24B'), shippedTo: stores })
  await world.comeToRest()
  const [author, other] = [
    await api.keyOf(world.manager, API_SCOPES),
    await api.keyOf(world.approver, API_SCOPES),
  ]
  const at = `/recalls/${recall.id}`
  const lots = async () => {
    const { body } = await api.call<{ scope: { lots: string[] }[]; version: number }>('GET', at, {
      key: author,
    })
    return [body.version, ...body.scope.flatMap((line) => line.lots)]
  }
  const narrow = () =>
    api.call<Proposed>('POST', `${at}/retract-scope`, {
      key: author,
      body: { scope: scope('L24A'), reason: 'The laboratory called.' },
    })
  const decide = (key: string, id: string, what: 'approve' | 'reject') =>
    api.call('POST', `${at}/proposals/${id}/${what}`, { key, body: {} })
  return { world, api, stores, recall, author, other, at, lots, narrow, decide }
}

test('one person alone takes nothing out of an urgent recall: it waits, and nothing has changed', async () => {
  const { world, api, author, other, at, lots, narrow, decide } = await begin()
  await using _ = world
  const asked = await narrow()
  expect(asked.status).toBe(202)
  expect(asked.body.proposal).toMatchObject({
    change: { scope: scope('L24A') },
    by: { name: 'Mara Manager' },
  })
  expect(await lots()).toEqual([1, 'L24A', 'L24B'])
  const { id } = asked.body.proposal
  expect((await decide(author, id, 'approve')).body).toMatchObject({ status: 403, code: 'FOUR_EYES' })
  expect((await decide(author, id, 'reject')).body).toMatchObject({ status: 403, code: 'FOUR_EYES' })
  const waiting = await api.call<{ data: { id: string }[] }>('GET', `${at}/proposals`, { key: other })
  expect(waiting.body.data.map((one) => one.id)).toEqual([id])
  expect((await decide(other, id, 'approve')).status).toBe(200)
  expect(await lots()).toEqual([2, 'L24A'])
  expect((await decide(other, id, 'approve')).status).toBe(409)
})

test('the others are told by mail that something waits for them', async () => {
  const { world, narrow } = await begin()
  await using _ = world
  await narrow()
  await world.approver.inbox.expects(/needs your approval/)
})

test('what was rejected, or proposed of a recall that has changed since, is not done', async () => {
  const { world, api, author, other, at, lots, narrow, decide } = await begin()
  await using _ = world
  const first = await narrow()
  expect((await decide(other, first.body.proposal.id, 'reject')).status).toBe(200)
  expect((await decide(other, first.body.proposal.id, 'approve')).status).toBe(409)
  const second = await narrow()
  const body = { scope: scope('L24A', 'L24B', 'L24C'), reason: 'One more lot.' }
  expect((await api.call('POST', `${at}/extend-scope`, { key: author, body })).status).toBe(200)
  expect((await decide(other, second.body.proposal.id, 'approve')).body).toMatchObject({
    status: 409,
    code: 'RECALL_CHANGED',
  })
  expect(await lots()).toEqual([2, 'L24A', 'L24B', 'L24C'])
})

test('a lot that a program adds keeps where to look on the pack', async () => {
  const { world, api, author, at } = await begin()
  await using _ = world
  const bare = scope('L24A', 'L24B', 'L24C').map(({ gtin: number, lots, complete }) => ({
    gtin: number,
    lots,
    complete,
  }))
  const body = { scope: bare, reason: 'One more lot.' }
  const wider = await api.call<{ scope: { identificationHint: string }[] }>('POST', `${at}/extend-scope`, {
    key: author,
    body,
  })
  expect(wider.body.scope.map(({ identificationHint }) => identificationHint)).toEqual(['On the lid'])
})

test('two who approve at once narrow it once', async () => {
  const { world, other, lots, narrow, decide } = await begin()
  await using _ = world
  const { id } = (await narrow()).body.proposal
  const answers = await Promise.all([decide(other, id, 'approve'), decide(other, id, 'approve')])
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  expect(await lots()).toEqual([2, 'L24A'])
})

test('stores of an urgent recall are not excused in bulk by one person, one by one', async () => {
  const { world, api, stores, recall, author, other, at, decide } = await begin()
  await using _ = world
  const excuse = (number: string) =>
    api.call<Proposed>('POST', `${at}/stores/${number}/excuse`, {
      key: author,
      body: { reason: 'Closed for good.' },
    })
  const answers = []
  for (const { number } of stores) answers.push(await excuse(number))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 202, 202])
  const excused = async () => {
    const rows = await world.truth.rows<{ n: number }>(
      'SELECT count(*)::int AS n FROM notice WHERE excused_because IS NOT NULL',
    )
    return rows[0]?.n
  }
  expect(await excused()).toBe(2)
  expect((await decide(other, answers[2]?.body.proposal.id ?? '', 'approve')).status).toBe(200)
  expect(await excused()).toBe(3)
  // The fourth was proposed while nothing was heard of the store; then it answered.
  const last = stores[3]
  await last?.acknowledges(recall)
  expect((await decide(other, answers[3]?.body.proposal.id ?? '', 'approve')).body).toMatchObject({
    status: 409,
    code: 'RECALL_CHANGED',
  })
  expect(await excused()).toBe(3)
})

test('ten excuses that are sent at once are counted one after the other', async () => {
  const { world, api, stores, author, at } = await begin()
  await using _ = world
  const more = await Promise.all([1, 2, 3, 4].map(() => world.store({ onDuty: email() })))
  const all = [...stores, ...more]
  const recall = await world.issueRecall({ priority: 'high', scope: scope('L24A'), shippedTo: all })
  await world.comeToRest()
  const answers = await Promise.all(
    all.map(({ number }) =>
      api.call('POST', `${at.slice(0, at.lastIndexOf('/'))}/${recall.id}/stores/${number}/excuse`, {
        key: author,
        body: { reason: 'Closed for good.' },
      }),
    ),
  )
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
    200, 200, 202, 202, 202, 202, 202, 202,
  ])
})

test('whoever rewrote another’s urgent draft does not approve it', async () => {
  await using world = await bareWorld()
  const api = worldApi(world)
  const [author, editor] = [
    await api.keyOf(world.manager, API_SCOPES),
    await api.keyOf(await world.person({ role: 'recall_manager', name: 'Rita Rewriter' }), API_SCOPES),
  ]
  const { body: draft } = await api.call<{ id: string; revision: number }>('POST', '/recalls', {
    key: author,
    body: recallContent({ priority: 'high' }),
  })
  const at = `/recalls/${draft.id}`
  const edited = await api.call('PUT', at, {
    key: editor,
    body: recallContent({ priority: 'high', title: 'Another product altogether' }),
    headers: { 'if-match': `"${draft.revision}"` },
  })
  expect(edited.status).toBe(200)
  expect((await api.call('POST', `${at}/submit`, { key: author, body: {} })).status).toBe(200)
  expect((await api.call('POST', `${at}/approve`, { key: editor, body: {} })).body).toMatchObject({
    status: 403,
    code: 'FOUR_EYES',
  })
})

test('what is added to an urgent recall hides nothing that is taken out of it', async () => {
  const { world, api, author, at, lots } = await begin()
  await using _ = world
  const body = { scope: scope('L24A', 'L24C'), reason: 'One more lot, and one less.' }
  const answer = await api.call('POST', `${at}/extend-scope`, { key: author, body })
  expect([answer.status, answer.body['errors']]).toEqual([
    422,
    [expect.objectContaining({ code: 'narrower' })],
  ])
  expect(await lots()).toEqual([1, 'L24A', 'L24B'])
})

test('what is not urgent is narrowed by one, and widening never waits', async () => {
  const { world, api, author, at, lots, narrow } = await begin('medium')
  await using _ = world
  expect((await narrow()).status).toBe(200)
  const body = { scope: scope('L24A', 'L24C'), reason: 'One more lot.' }
  expect((await api.call('POST', `${at}/extend-scope`, { key: author, body })).status).toBe(200)
  expect(await lots()).toEqual([3, 'L24A', 'L24C'])
})
