import { randomUUID } from 'node:crypto'

import { API_SCOPES } from '#lib/domain/identity/actor.ts'
import type { RecallView } from '#lib/contracts/views.ts'
import { mentionOf } from '#lib/domain/timeline/comment-parts.ts'
import { api, call, draftBody, listed } from '#tests/e2e/support/api.ts'
import { createKey, createPerson, query } from '#tests/e2e/support/database.ts'
import { expect, test } from '#tests/e2e/support/fixtures.ts'
import { tellStore } from '#tests/e2e/support/notices.ts'
import { scopeOf, shipLots } from '#tests/e2e/support/shipped.ts'
import { store as storeRow } from '#prisma/demo/builders.ts'

import { expectProblem } from './problem.ts'
import { SURPRISE_WINDOW } from './requests.ts'

// What the desk does in the browser, as a partner's program does it.

// Stores are named by the worker, after the answer.
const SOON = { timeout: 15_000 }

type List<Item = Record<string, unknown>> = { data: Item[]; nextCursor: string | null }

test('what was shipped is found by name, by number, by any code, and back from the store', async () => {
  const { gtin, name, stores } = await shipLots('A1', 'A2')
  const [first, second] = stores
  if (!first || !second) throw new Error('two stores')
  const products = await api.get<List>(`/products?search=${encodeURIComponent(name)}`)
  expect(products.data).toMatchObject([{ gtin, name, brand: 'Oakhill' }])
  expect(await api.get(`/products/${gtin}`)).toMatchObject({ gtin, name, removedAt: null, recalls: [] })
  const found = await api.get<List>(`/stores?search=${first.number}`)
  expect(found.data).toMatchObject([{ number: first.number, contacts: 1, working: 1, removed: false }])
  expect((await api.get<List>(`/stores?search=${first.number}&removed=true`)).data).toEqual([])
  expect(await api.get(`/stores/${first.number}`)).toMatchObject({
    name: first.name,
    contacts: [{ channel: 'email', address: first.email }],
  })
  const lots = await api.get<List>(`/stores/${first.number}/lots`)
  expect(lots).toMatchObject({ data: [{ gtin, lot: 'A1', quantity: 24 }], nextCursor: null })
  for (const [code, form] of [
    [`(01)${gtin}(10)A1`, 'brackets'],
    [`]d201${gtin}10A1`, 'element_string'],
    [`01${gtin}10A1\u001D`, 'element_string'],
    [`https://id.gs1.org/01/${gtin}/10/A1`, 'digital_link'],
  ]) {
    const traced = await api.get<List>(`/trace/code?code=${encodeURIComponent(code ?? '')}`)
    expect(traced, code).toMatchObject({
      read: { gtin, lot: 'A1', form },
      data: [{ storeNumber: first.number, gtin, lot: 'A1', quantity: 24 }],
    })
  }
  const both = await api.get<List>(`/trace/code?code=${gtin}`)
  expect(both.data.map((row) => row['storeNumber'])).toEqual([first.number, second.number].toSorted())
})

test('a store is handed to a colleague, called, excused, reported for and verified', async () => {
  const { gtin, stores } = await shipLots('A1')
  const number = stores[0]?.number ?? ''
  const scope = scopeOf(gtin, 'A1')
  const recall = await api.issue({ scope, target: { mode: 'shipped', storeNumbers: [] } })
  await expect.poll(async () => (await api.notices(recall.id)).length, SOON).toBe(1)
  const at = `/recalls/${recall.id}`
  const colleague = await createPerson({ role: 'recall_manager' })
  const { data: colleagues } = await api.get<List>('/colleagues')
  expect(colleagues).toContainEqual({ id: colleague.id, name: colleague.name, role: 'recall_manager' })
  const hand = async (which: object) =>
    (await call('POST', `${at}/reassign`, { body: { ...which, ownerId: colleague.id } })).body
  expect(await hand({ matching: { state: 'verified' } })).toEqual({ reassigned: 0 })
  expect(await hand({ matching: { state: 'unanswered' } })).toEqual({ reassigned: 1 })
  const called = await api.get<List>(`${at}/call-list?owner=${colleague.id}`)
  expect(called).toMatchObject({ data: [{ number, owner: colleague.name }], nextCursor: null })
  expect((await api.get<List>(`${at}/call-list?district=Nowhere`)).data).toEqual([])

  const act = (verb: string, more: Record<string, unknown> = {}) =>
    call('POST', `${at}/stores/${number}/${verb}`, { body: more })
  expectProblem(await act('verify'), 409, 'ILLEGAL_TRANSITION')
  const excused = await act('excuse', { reason: 'Closed for rebuilding.' })
  expect(excused).toMatchObject({ status: 200, body: { excusedBecause: 'Closed for rebuilding.' } })
  const line = { gtin, lot: 'A1', onHandAtNotice: 24, found: 24, quarantined: 24, destroyed: 0, returned: 0 }
  await act('report', { by: 'Till 4', version: 1, outcome: 'removed', lines: [line] })
  const verified = await act('verify')
  expect(verified).toMatchObject({ status: 200, body: { storeNumber: number, state: 'verified' } })
  expect((await act('verify')).body).toEqual(verified.body)
  expectProblem(await act('excuse', { reason: 'Too late for that.' }), 409, 'ILLEGAL_TRANSITION')
  expect((await api.get<List>(`${at}/call-list`)).data).toEqual([])
})

test('a comment is written once, with whom it means, and read in the timeline', async () => {
  const { recall, store } = await tellStore()
  const colleague = await createPerson({ role: 'approver' })
  const body = { storeNumber: store.number, body: `${mentionOf(colleague.id)} nobody picks up there.` }
  const say = () =>
    call<{ id: string }>('POST', `/recalls/${recall.id}/comments`, {
      body,
      headers: { 'idempotency-key': `comment ${recall.id}` },
    })
  const said = await say()
  expect([said.status, (await say()).body]).toEqual([201, said.body])
  const { data } = await api.get<List>(`/recalls/${recall.id}/timeline?show=comments`)
  expect(data).toMatchObject([{ comment: body.body, commentId: said.body.id, storeNumber: store.number }])
  const mentioned = await query('SELECT FROM comment WHERE $1 = ANY (mentions)', [colleague.id])
  expect(mentioned).toHaveLength(1)
})

test('each version is told with what it changed', async () => {
  const { gtin } = await shipLots('A1', 'A2')
  const target = { mode: 'shipped' as const, storeNumbers: [] }
  const draft = await api.draft({ target, scope: scopeOf(gtin, 'A1') })
  const versions = async () => (await api.get<List>(`/recalls/${draft.id}/versions`)).data
  expect(await versions()).toEqual([])
  await api.releaseVersion(draft)
  await expect.poll(async () => (await api.notices(draft.id)).length, SOON).toBe(1)
  await call('POST', `/recalls/${draft.id}/extend-scope`, {
    body: { scope: scopeOf(gtin, 'A1', 'A2'), reason: 'Another lot was found.' },
  })
  expect(await versions()).toMatchObject([
    {
      version: 2,
      reason: 'Another lot was found.',
      scope: [{ gtin, lots: ['A1', 'A2'], lotFrom: null }],
      diff: { added: [], removed: [], changed: [{ lotsAdded: ['A2'], lotsRemoved: [] }] },
    },
    { version: 1, diff: { added: [{ gtin, lots: ['A1'] }] } },
  ])
})

test('a draft begins from a template', async () => {
  type Template = { id: string; recall: Partial<RecallView> }
  const asked = 'kind=recall&jurisdiction=EU&product=Oat%20drink&reasonCode=salmonella'
  const { data } = await api.get<List<Template>>(`/templates?${asked}`)
  expect(data.length).toBeGreaterThan(0)
  const { scope } = draftBody()
  for (const { id, recall } of data) {
    expect(recall, id).toMatchObject({ kind: 'recall', jurisdiction: 'EU', reasonCode: 'salmonella' })
    expect(recall.title, id).toMatch(/Oat drink/)
    const body = { ...recall, scope, target: listed('0001') }
    expect(await call('POST', '/recalls', { body }), id).toMatchObject({ status: 201, body: recall })
  }
  const all = await api.get<List<Template>>('/templates')
  expect(new Set(all.data.map(({ recall }) => recall.kind))).toContain('drill')
})

test('a drill is drafted, or comes as a surprise whose moment stays untold', async () => {
  const body = { population: 'random', count: 1 }
  const draft = await call<RecallView>('POST', '/drills', { body })
  expect(draft).toMatchObject({ status: 201, body: { kind: 'drill', status: 'draft' } })
  const surprise = await call<RecallView>('POST', '/drills/surprise', {
    body: { ...body, ...SURPRISE_WINDOW },
  })
  expect(surprise).toMatchObject({
    status: 201,
    body: {
      status: 'approved',
      surprise: true,
      scheduledFor: null,
      surpriseFrom: expect.any(String) as unknown,
    },
  })
  const { surpriseFrom: from, surpriseTo: to } = surprise.body
  const { data } = await api.get<List>('/drills')
  expect(data).toContainEqual(expect.objectContaining({ id: surprise.body.id, comes: { from, to } }))
  expect(data).toContainEqual(expect.objectContaining({ id: draft.body.id, comes: null, summary: null }))
  const counted = (filter: string) =>
    api.get<List>(`/recalls?search=${draft.body.number}&${filter}`).then(({ data }) => data.length)
  expect([await counted('status=draft&drills=true'), await counted('drills=false')]).toEqual([1, 0])
  expect(await counted('status=closed')).toBe(0)
  const approver = await createPerson({ role: 'approver' })
  const watching = await createPerson({ role: 'viewer' })
  const reads = async (person: typeof approver) => {
    const key = await createKey({ person, scopes: [...API_SCOPES] })
    return (await call<List>('GET', '/drills', { key })).body.data.map(({ id }) => id)
  }
  expect(await reads(approver)).toContain(surprise.body.id)
  expect(await reads(watching)).not.toContain(surprise.body.id)
  // Others look at what is upcoming, too.
  for (const { id } of [draft.body, surprise.body])
    await call('POST', `/recalls/${id}/cancel`, { body: { reason: 'Was a test.' } })
})

test('the key of a district reads, and acts for, the stores of the district alone', async () => {
  const name = `District ${randomUUID().slice(0, 8)}`
  const [here, there] = [await api.createStore(), await api.createStore()]
  await call('PUT', '/stores', { body: [storeRow({ number: here.number, name: here.name, region: name })] })
  const person = await createPerson({ role: 'district_manager' })
  await query('UPDATE person SET region_id = (SELECT id FROM region WHERE name = $2) WHERE id = $1', [
    person.id,
    name,
  ])
  const key = await createKey({ person, scopes: [...API_SCOPES] })
  const recall = await api.issue({ target: listed(here.number, there.number) })
  await expect.poll(async () => (await api.notices(recall.id)).length, SOON).toBe(2)
  const ask = <Body = List>(path: string) => call<Body>('GET', path, { key })
  expect((await ask('/stores?limit=500')).body.data.map(({ number }) => number)).toEqual([here.number])
  expect((await ask(`/stores/${here.number}`)).status).toBe(200)
  for (const path of [`/stores/${there.number}`, `/stores/${there.number}/lots`])
    expectProblem(await ask(path), 404, 'STORE_NOT_FOUND', path)
  const list = await ask(`/recalls/${recall.id}/call-list`)
  expect(list.body.data.map(({ number }) => number)).toEqual([here.number])
  const act = (verb: string, body: unknown) =>
    call('POST', `/recalls/${recall.id}/stores/${there.number}/${verb}`, { key, body })
  expectProblem(await act('excuse', { reason: 'Not theirs to excuse.' }), 404, 'NOTICE_NOT_FOUND')
  expectProblem(await act('verify', {}), 404, 'NOTICE_NOT_FOUND')
  const body = { all: true, ownerId: person.id }
  expect((await call('POST', `/recalls/${recall.id}/reassign`, { key, body })).body).toEqual({
    reassigned: 1,
  })
})
