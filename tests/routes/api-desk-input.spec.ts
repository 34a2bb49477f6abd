import { randomUUID } from 'node:crypto'

import { gtin } from '#prisma/demo/builders.ts'
import { mentionOf } from '#lib/domain/timeline/comment-parts.ts'
import { call } from '#tests/e2e/support/api.ts'
import { expect, test } from '#tests/e2e/support/fixtures.ts'
import { tellStore } from '#tests/e2e/support/notices.ts'

import { expectProblem } from './problem.ts'
import { SURPRISE_WINDOW } from './requests.ts'

const wrongQueries: [path: string, at: string][] = [
  ['/stores?removed=maybe', 'removed'],
  ['/stores?contacts=some', 'contacts'],
  ['/stores?colour=red', 'colour'],
  ['/stores/0001/lots?limit=501', 'limit'],
  ['/products?search=', 'search'],
  ['/trace', 'gtin'],
  ['/trace/code', 'code'],
  ['/trace/code?code=%20', 'code'],
  ['/trace/code?code=00614141001004', 'code'],
  [`/trace/code?code=${'x'.repeat(61)}`, 'code'],
  ['/recalls?status=gone', 'status'],
  ['/recalls?drills=perhaps', 'drills'],
  ['/templates?kind=rumour', 'kind'],
  ['/templates?jurisdiction=Mars', 'jurisdiction'],
  ['/drills?limit=0', 'limit'],
  ['/recalls/{id}/call-list?overdue=late', 'overdue'],
  ['/recalls/{id}/call-list?state=gone', 'state'],
  ['/recalls/{id}/call-list?numbers=0001', 'numbers'],
]

const stranger = randomUUID()
const drill = { population: 'random', count: 1, ...SURPRISE_WINDOW }
const wrongBodies: [path: string, body: Record<string, unknown>, at: string[]][] = [
  ['/recalls/{id}/reassign', {}, ['ownerId']],
  ['/recalls/{id}/reassign', { ownerId: stranger }, ['storeNumbers']],
  ['/recalls/{id}/reassign', { ownerId: stranger, all: true, storeNumbers: ['0001'] }, ['storeNumbers']],
  ['/recalls/{id}/reassign', { ownerId: stranger, all: true }, ['ownerId']],
  ['/recalls/{id}/stores/{number}/excuse', { reason: ' x ' }, ['reason']],
  ['/recalls/{id}/stores/{number}/verify', { by: 'Somebody' }, ['by']],
  ['/recalls/{id}/comments', { body: '  ' }, ['body']],
  ['/recalls/{id}/comments', { body: mentionOf(stranger) }, ['body']],
  ['/recalls/{id}/comments', { body: 'See there.', attachments: [stranger] }, ['attachments']],
  ['/drills', { population: 'some' }, ['population']],
  ['/drills', { population: 'random', count: 0 }, ['count']],
  ['/drills', { population: 'district', district: 'Nowhere at all' }, ['district']],
  ['/drills', drill, Object.keys(SURPRISE_WINDOW)],
  ['/drills/surprise', { ...drill, from: 'soon' }, ['from']],
  ['/drills/surprise', { ...drill, opens: '25:00' }, ['opens']],
  ['/drills/surprise', { ...drill, zone: 'Mars/Olympus' }, ['zone']],
  ['/drills/surprise', { ...drill, from: '2020-01-01', to: '2020-01-31' }, ['to']],
]

test('a query or a body that makes no sense is refused at its name', async () => {
  const { recall, store } = await tellStore()
  const about = (path: string) => path.replace('{id}', recall.id).replace('{number}', store.number)
  for (const [path, at] of wrongQueries) {
    const { errors = [] } = expectProblem(await call('GET', about(path)), 422, 'VALIDATION_FAILED', path)
    expect(
      errors.map((error) => error.path),
      path,
    ).toEqual([at])
  }
  for (const [path, body, at] of wrongBodies) {
    const what = `${path} ${JSON.stringify(body)}`
    const answer = await call('POST', about(path), { body })
    const { errors = [] } = expectProblem(answer, 422, 'VALIDATION_FAILED', what)
    expect(
      errors.map((error) => error.path),
      what,
    ).toEqual(at)
  }
})

test('what names nothing is not found, each by its own code', async () => {
  const unknown = { stores: ['nowhere', 'x'.repeat(33), '%00'], products: ['1', 'x', gtin(9_999)] }
  for (const number of unknown.stores)
    for (const path of [`/stores/${number}`, `/stores/${number}/lots`])
      expectProblem(await call('GET', path), 404, 'STORE_NOT_FOUND', path)
  for (const code of unknown.products)
    expectProblem(await call('GET', `/products/${code}`), 404, 'PRODUCT_NOT_FOUND', code)
  const id = randomUUID()
  for (const path of ['versions', 'call-list'])
    expectProblem(await call('GET', `/recalls/${id}/${path}`), 404, 'RECALL_NOT_FOUND', path)
})

test('a cursor that we did not make breaks no list', async () => {
  const { recall, store } = await tellStore()
  const lists = [
    '/stores?',
    '/products?',
    `/stores/${store.number}/lots?`,
    '/trace/code?code=L2641A&',
    '/drills?',
    `/recalls/${recall.id}/call-list?`,
    `/recalls/${recall.id}/timeline?`,
  ]
  const places = ['x', '1 2', '99999999999999 x', '99999999999999 999999999 x', '9999-99-99T99:99:99.999Z ']
  const cursors = places.map((place) => Buffer.from(place + stranger).toString('base64url'))
  for (const list of lists)
    for (const cursor of ['%00', "'; DROP TABLE store; --", ...cursors])
      expect((await call('GET', `${list}cursor=${encodeURIComponent(cursor)}`)).status, list).toBe(200)
})
