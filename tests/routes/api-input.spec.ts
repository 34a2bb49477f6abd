import { api, call, draftBody, listed } from '#tests/e2e/support/api.ts'
import { expect, test } from '#tests/e2e/support/fixtures.ts'
import { contact, product, shipment, stockEvent, store } from '#prisma/demo/builders.ts'

import { expectProblem } from './problem.ts'

const JSON_TYPE = { 'content-type': 'application/json' }

const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`

test('what is not JSON is answered with 400, wherever it breaks', async () => {
  for (const body of [
    '{',
    '',
    'null, null',
    "{'title': 1}",
    '\u0000',
    nested(30),
    `{"a":${nested(100_000)}}`,
  ])
    expectProblem(
      await call('POST', '/recalls', { body, headers: JSON_TYPE }),
      400,
      'MALFORMED_JSON',
      body.slice(0, 20),
    )
})

test('another media type is answered with 415', async () => {
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
  ])
    expectProblem(
      await call('POST', '/recalls', { body: '{}', headers: { 'content-type': type } }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      type,
    )
})

test('a command that needs nothing may be sent with nothing', async () => {
  const recall = await api.draft({ target: listed('0001') })
  const submitted = await call('POST', `/recalls/${recall.id}/submit`)
  expect({ status: submitted.status, now: submitted.body['status'] }).toEqual({
    status: 200,
    now: 'in_review',
  })
  expectProblem(await call('POST', '/recalls'), 422, 'VALIDATION_FAILED')
})

test('more than ten megabytes are answered with 413', async () => {
  const body = JSON.stringify(draftBody({ hazard: 'x'.repeat(10 * 1024 * 1024) }))
  expectProblem(await call('POST', '/recalls', { body, headers: JSON_TYPE }), 413, 'PAYLOAD_TOO_LARGE')
})

test('an object of more fields than anything has is refused while it comes, before anybody builds it', async () => {
  const fields = Object.fromEntries(Array.from({ length: 50_000 }, (_, n) => [`k${n}`, 1]))
  for (const [method, path, body] of [
    ['POST', '/recalls', { ...draftBody(), lintReasons: fields }],
    ['PUT', '/products', [fields]],
  ] as const) {
    const refused = await call(method, path, { body: JSON.stringify(body), headers: JSON_TYPE })
    expectProblem(refused, 413, 'PAYLOAD_TOO_LARGE', path)
    expect(refused.body['detail']).toContain('2000 fields')
  }
})

const line = draftBody().scope[0]
const wrongDrafts: [what: string, over: Record<string, unknown>, path: string][] = [
  ['an unknown field', { colour: 'red' }, 'colour'],
  ['a number for a text', { title: 5 }, 'title'],
  ['an empty title', { title: '  ' }, 'title'],
  ['a title too long', { title: 'x'.repeat(201) }, 'title'],
  ['an unknown kind', { kind: 'rumour' }, 'kind'],
  ['no product', { scope: [] }, 'scope'],
  ['an object for a list', { scope: {} }, 'scope'],
  ['a GTIN with a wrong check digit', { scope: [{ ...line, gtin: '00614141001004' }] }, 'scope.0.gtin'],
  ['a GTIN of eleven digits', { scope: [{ ...line, gtin: '06141410010' }] }, 'scope.0.gtin'],
  ['a GTIN as a number', { scope: [{ ...line, gtin: 614_141_001_000 }] }, 'scope.0.gtin'],
  [
    'dates in reverse',
    { scope: [{ ...line, expiresFrom: '2027-02-01', expiresTo: '2027-01-01' }] },
    'scope.0.expiresTo',
  ],
  ['lots in reverse', { scope: [{ ...line, lotFrom: 'B2', lotTo: 'B1' }] }, 'scope.0.lotTo'],
  ['a day that does not exist', { scope: [{ ...line, expiresFrom: '2027-02-30' }] }, 'scope.0.expiresFrom'],
  ['a list of stores without any', { target: { mode: 'listed', storeNumbers: [] } }, 'target.storeNumbers'],
  ['a field within that nobody knows', { target: { mode: 'all', storeNumbers: [], also: 1 } }, 'target.also'],
  ['a polluted prototype', { constructor: { prototype: { isAdmin: true } } }, 'constructor'],
]

for (const [what, over, path] of wrongDrafts)
  test(`a draft with ${what} is refused at its place`, async () => {
    const { errors = [] } = expectProblem(
      await call('POST', '/recalls', { body: { ...draftBody(), ...over } }),
      422,
      'VALIDATION_FAILED',
    )
    expect(errors.map((error) => error.path)).toContain(path)
    for (const { message, code } of errors)
      expect([message, code]).toEqual([expect.stringMatching(/./), expect.stringMatching(/./)])
  })

type RowCase = [
  what: string,
  path: '/stores' | '/products' | '/shipments' | '/stock-events',
  row: unknown,
  field: string,
]
const goodShipment = { ...shipment({ storeNumber: '0001' }), shippedAt: '2026-10-20T06:00:00Z' }
const goodEvent = stockEvent({ storeNumber: '0001' })
const to = (channel: 'email' | 'sms' | 'teams', address: string) =>
  store({ contacts: [contact({ channel, address })] })
const wrongRows: RowCase[] = [
  ['an unknown field', '/stores', { ...store(), extra: true }, 'extra'],
  ['a time zone that is none', '/stores', store({ timezone: 'Mars/Olympus' }), 'timezone'],
  ['an offset for a time zone', '/stores', store({ timezone: '+02:00' }), 'timezone'],
  ['a GLN with a wrong check digit', '/stores', store({ gln: '0614141000013' }), 'gln'],
  ['an e-mail address that is none', '/stores', to('email', 'store@'), 'contacts.0.address'],
  [
    'two lines in an e-mail address',
    '/stores',
    to('email', 'a@b.example\r\nBcc: c@d.example'),
    'contacts.0.address',
  ],
  ['a phone number without its country', '/stores', to('sms', '555-0100'), 'contacts.0.address'],
  ['a hook without TLS', '/stores', to('teams', 'http://hooks.example/x'), 'contacts.0.address'],
  ['no number', '/stores', { ...store(), number: '' }, 'number'],
  ['null for a row', '/stores', null, ''],
  ['a GTIN with letters', '/products', { ...product(), gtin: '0061414100012X' }, 'gtin'],
  ['a negative quantity', '/shipments', { ...goodShipment, quantity: -1 }, 'quantity'],
  ['a quantity of nothing', '/shipments', { ...goodShipment, quantity: 0 }, 'quantity'],
  ['a huge quantity', '/shipments', { ...goodShipment, quantity: 1e308 }, 'quantity'],
  ['half a piece', '/shipments', { ...goodShipment, quantity: 1.5 }, 'quantity'],
  ['a time without a zone', '/shipments', { ...goodShipment, shippedAt: '2026-10-20T06:00:00' }, 'shippedAt'],
  ['a kind that is none', '/stock-events', { ...goodEvent, kind: 'theft' }, 'kind'],
  ['a day to come', '/stock-events', { ...goodEvent, at: '2199-01-01T00:00:00Z' }, 'at'],
  ['an unknown field', '/stock-events', { ...goodEvent, storeId: 'x' }, 'storeId'],
  [
    'a store that is not there',
    '/shipments',
    { ...goodShipment, ref: 'no-store', storeNumber: 'nowhere' },
    'storeNumber',
  ],
]

for (const [what, path, row, field] of wrongRows)
  test(`a row of ${path} with ${what} is reported, and the others are taken`, async () => {
    const { number } = await api.createStore()
    const good = {
      '/stores': { ...store({ number: `${number}-2` }) },
      '/products': product(),
      '/shipments': { ...goodShipment, ref: `good-${number}`, storeNumber: number },
      '/stock-events': { ...goodEvent, ref: `good-${number}`, storeNumber: number },
    }[path]
    type Taken = { created: number; errors: { index: number; path: string; code: string }[] }
    const method = path === '/shipments' || path === '/stock-events' ? 'POST' : 'PUT'
    const { status, body } = await call<Taken>(method, path, {
      body: [row, good],
    })
    expect(status).toBe(200)
    expect(new Set(body.errors.map(({ index, path: at }) => `${index} ${at}`))).toEqual(
      new Set([`0 ${field}`]),
    )
    if (path !== '/products') expect(body.created).toBe(1)
  })

test('too many rows are refused as a whole, and nothing that is no list is taken', async () => {
  const rows = (n: number) => Array.from({ length: n }, (_, i) => product({ name: `Row ${i}` }))
  expectProblem(await call('PUT', '/products', { body: rows(1_001) }), 422, 'VALIDATION_FAILED')
  const shipments = Array.from({ length: 5_001 }, () => goodShipment)
  expectProblem(await call('POST', '/shipments', { body: shipments }), 422, 'VALIDATION_FAILED')
  for (const body of [{}, { rows: [] }, 'text', 5, null])
    expectProblem(
      await call('PUT', '/stores', { body: JSON.stringify(body), headers: JSON_TYPE }),
      422,
      'VALIDATION_FAILED',
    )
})

test('a query that makes no sense is refused at its name', async () => {
  for (const [search, path] of [
    ['limit=0', 'limit'],
    ['limit=501', 'limit'],
    ['limit=-5', 'limit'],
    ['limit=abc', 'limit'],
    ['limit=1e9', 'limit'],
    ['offset=3', 'offset'],
    [`cursor=${'x'.repeat(501)}`, 'cursor'],
  ]) {
    const { errors = [] } = expectProblem(
      await call('GET', `/recalls?${search}`),
      422,
      'VALIDATION_FAILED',
      search,
    )
    expect(errors.map((error) => error.path)).toEqual([path])
  }
})

test('a cursor that we did not make is refused or begins anew, but breaks nothing', async () => {
  for (const cursor of ['x', 'eyJhIjoxfQ', '%00', "'; DROP TABLE recall; --", '____', 'null'])
    expect([200, 422], cursor).toContain(
      (await call('GET', `/recalls?cursor=${encodeURIComponent(cursor)}`)).status,
    )
})

test('an address that is no call is a problem document too', async () => {
  expectProblem(await call('GET', '/nothing/here'), 404, 'NOT_FOUND')
  expectProblem(await call('DELETE', '/nothing'), 404, 'NOT_FOUND')
  for (const id of ['1', 'x', 'null', '%00', "1'--"])
    expectProblem(await call('GET', `/recalls/${id}`), 404, 'RECALL_NOT_FOUND', id)
})

test('text that cannot be kept is refused at its place, and unusual text is kept', async () => {
  for (const title of ['with a NUL \u0000 in it', 'half a pair \uD800 here']) {
    const body = { ...draftBody(), title }
    const { errors } = expectProblem(
      await call('POST', '/recalls', { body }),
      422,
      'VALIDATION_FAILED',
      title,
    )
    expect(errors).toContainEqual(expect.objectContaining({ path: 'title', code: 'invalid_text' }))
  }
  // Signs that turn the direction of reading make a title say something else than it seems to.
  for (const title of ['right \u202Eto left', 'two\r\nlines'])
    expectProblem(
      await call('POST', '/recalls', { body: { ...draftBody(), title } }),
      422,
      'VALIDATION_FAILED',
      title,
    )
  for (const title of ['𠜎'.repeat(50), '🧀 with everything']) {
    const { id } = await api.draft({ title, target: listed('0001') })
    expect((await api.recall(id)).title).toBe(title)
  }
  const rows = [store({ name: 'a NUL \u0000' })]
  const { body } = await call<{ errors: { path: string }[] }>('PUT', '/stores', { body: rows })
  expect(body.errors).toEqual([expect.objectContaining({ index: 0, path: 'name', code: 'invalid_text' })])
})
