import { randomUUID } from 'node:crypto'

import type { RecallView } from '#lib/contracts/views.ts'
import { api, call, draftBody, listed } from '#tests/e2e/support/api.ts'
import { query } from '#tests/e2e/support/database.ts'
import { expect, test } from '#tests/e2e/support/fixtures.ts'
import { tellStore } from '#tests/e2e/support/notices.ts'
import { stack } from '#tests/e2e/support/stack.ts'

import { gtin } from '#prisma/demo/builders.ts'

import { expectProblem } from './problem.ts'

const draft = (key: string, title: string) =>
  call<RecallView>('POST', '/recalls', {
    body: draftBody({ title, target: listed('0001') }),
    headers: { 'idempotency-key': key },
  })

const countOf = async (title: string): Promise<number> => {
  const [row] = await query<{ n: number }>('SELECT count(*)::int AS n FROM recall WHERE title = $1', [title])
  return row?.n ?? -1
}

test('a POST that is repeated with its key is done once and answered alike', async () => {
  const [key, title] = [randomUUID(), `Sent twice ${randomUUID()}`]
  const first = await draft(key, title)
  const again = await draft(key, title)
  expect([first.status, again.status]).toEqual([201, 201])
  expect(again.body).toEqual(first.body)
  expect(first.headers.get('idempotent-replayed')).toBeNull()
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  expect(await countOf(title)).toBe(1)
})

test('many that arrive at once with one key are done once', async () => {
  const [key, title] = [randomUUID(), `Sent at once ${randomUUID()}`]
  const answers = await Promise.all(Array.from({ length: 6 }, () => draft(key, title)))
  const done = answers.filter(({ status }) => status === 201)
  expect(new Set(done.map(({ body }) => body.id)).size).toBe(1)
  for (const answer of answers.filter(({ status }) => status !== 201))
    expectProblem(answer, 409, 'IDEMPOTENCY_IN_PROGRESS')
  expect(await countOf(title)).toBe(1)
})

test('a key that was used for something else is refused, also for another call', async () => {
  const key = randomUUID()
  const { body } = await draft(key, `The first ${key}`)
  expectProblem(await draft(key, `The second ${key}`), 422, 'IDEMPOTENCY_KEY_REUSED')
  const submitted = await call('POST', `/recalls/${body.id}/submit`, {
    body: {},
    headers: { 'idempotency-key': key },
  })
  expectProblem(submitted, 422, 'IDEMPOTENCY_KEY_REUSED')
  expect((await api.recall(body.id)).status).toBe('draft')
})

test('a refusal is repeated as it was', async () => {
  const recall = await api.draft({ target: listed('0001') })
  const issue = () =>
    call('POST', `/recalls/${recall.id}/issue`, {
      body: {},
      headers: { 'idempotency-key': `issue ${recall.id}` },
    })
  const first = await issue()
  const again = await issue()
  expectProblem(first, 409, 'ILLEGAL_TRANSITION')
  expect([again.status, again.body['code'], again.headers.get('content-type')]).toEqual([
    409,
    'ILLEGAL_TRANSITION',
    'application/problem+json',
  ])
  expect(again.headers.get('idempotent-replayed')).toBe('true')
})

test('two keys of two tenants may be the same word', async () => {
  const key = randomUUID()
  expect((await draft(key, `Of ours ${key}`)).status).toBe(201)
  const { demo } = stack()
  const theirs = await call('POST', '/shipments', {
    key: demo.otherTenant.apiKey,
    body: [],
    headers: { 'idempotency-key': key },
  })
  expect([theirs.status, theirs.headers.get('idempotent-replayed')]).toEqual([200, null])
})

test('an idempotency key has 1 to 255 characters', async () => {
  expect((await draft('k'.repeat(255 - 36) + randomUUID(), 'With a long key')).status).toBe(201)
  expectProblem(await draft('k'.repeat(256), 'With a longer key'), 422, 'VALIDATION_FAILED')
})

test('a command on a revision that is no longer the newest is refused with 412', async () => {
  const recall = await api.draft({ target: listed('0001') })
  const submit = (ifMatch: string) =>
    call<RecallView>('POST', `/recalls/${recall.id}/submit`, { body: {}, headers: { 'if-match': ifMatch } })
  for (const stale of [
    `"${recall.revision + 1}"`,
    '"0"',
    'garbage',
    String(recall.revision),
    '"-1"',
    '"1e9"',
  ])
    expectProblem(await submit(stale), 412, 'REVISION_STALE', stale)
  const done = await submit(`"${recall.revision}"`)
  expect([done.status, done.body.status]).toEqual([200, 'in_review'])
  expectProblem(await submit(`"${recall.revision}"`), 412, 'REVISION_STALE')
})

test('who wrote an urgent recall cannot approve it with their key either', async () => {
  const recall = await api.draft({ priority: 'high', target: listed('0001') })
  await api.step(recall, 'submit')
  expectProblem(await call('POST', `/recalls/${recall.id}/approve`, { body: {} }), 403, 'FOUR_EYES')
})

test('an acknowledgement is written once, and for the version that was read', async () => {
  const { recall, store } = await tellStore()
  const acknowledge = (body: unknown, number = store.number) =>
    call<Record<string, unknown>>('POST', `/recalls/${recall.id}/stores/${number}/acknowledge`, { body })
  expectProblem(await acknowledge({ by: 'Early', version: 2 }), 409, 'VERSION_SUPERSEDED')
  expectProblem(await acknowledge({ by: '', version: 1 }), 422, 'VALIDATION_FAILED')
  expectProblem(await acknowledge({ by: 'X', version: 0 }), 422, 'VALIDATION_FAILED')
  expectProblem(await acknowledge({ by: 'X', version: 1 }, '0002'), 404, 'NOTICE_NOT_FOUND')
  const first = await acknowledge({ by: 'The first', version: 1 })
  const second = await acknowledge({ by: 'The second', version: 1 })
  expect([first.status, second.status]).toEqual([200, 200])
  expect(second.body).toEqual(first.body)
  expect(second.body['acknowledgedBy']).toBe('The first')
})

test('a repeated row changes nothing, and two rows that contradict each other are told apart', async () => {
  const { number } = await api.createStore()
  const row = {
    ref: `R-${number}`,
    storeNumber: number,
    gtin: gtin(100),
    lot: 'A',
    expiresOn: '2027-01-01',
    quantity: 1,
    shippedAt: '2026-10-20T06:00:00Z',
  }
  type Counts = { created: number; unchanged: number; errors: { index: number; code: string }[] }
  const send = async (...rows: unknown[]) => (await call<Counts>('POST', '/shipments', { body: rows })).body
  expect(await send(row, row)).toMatchObject({ created: 1, unchanged: 1, errors: [] })
  expect(await send(row)).toMatchObject({ created: 0, unchanged: 1, errors: [] })
  const other = { ...row, ref: `S-${number}` }
  expect(await send(other, { ...other, quantity: 2 })).toMatchObject({ created: 1, errors: [{ index: 1 }] })
})

test('a draft is replaced by whoever read its newest revision, and by nobody else', async () => {
  const recall = await api.draft({ target: listed('0001') })
  const put = (title: string, ifMatch?: string) =>
    call<RecallView>('PUT', `/recalls/${recall.id}`, {
      body: draftBody({ title, target: listed('0001') }),
      ...(ifMatch ? { headers: { 'if-match': ifMatch } } : {}),
    })
  expectProblem(await put('Without having read it'), 428, 'REVISION_REQUIRED')
  expectProblem(await put('On an old one', '"0"'), 412, 'REVISION_STALE')
  const done = await put('On the newest', `"${recall.revision}"`)
  expect([done.status, done.body.title, done.body.revision]).toEqual([
    200,
    'On the newest',
    recall.revision + 1,
  ])
  expectProblem(await put('Once more on the same', `"${recall.revision}"`), 412, 'REVISION_STALE')
  await api.step(recall, 'submit')
  const frozen = await put('After review began', `"${done.body.revision + 1}"`)
  expectProblem(frozen, 409, 'ILLEGAL_TRANSITION')
})
