import { expect, test } from '@playwright/test'

import { api, call } from '#tests/e2e/support/api.ts'
import { inbox } from '#tests/e2e/support/inbox.ts'
import { scopeOf, shipLots } from '#tests/e2e/support/shipped.ts'
import { stack } from '#tests/e2e/support/stack.ts'

// What a partner's program sees of new versions, reports and the end of a recall.

const stores = async (id: string) =>
  Object.fromEntries((await api.notices(id)).map((notice) => [notice.storeNumber, notice]))

const line = (own: string, found: number) => ({
  gtin: own,
  lot: 'A1',
  onHandAtNotice: found,
  found,
  quarantined: found,
  destroyed: 0,
  returned: 0,
  sold: 24 - found,
})

test('a recall is widened, answered to its new version, narrowed, reported and closed', async () => {
  test.slow()
  const {
    gtin,
    stores: [first, second, third],
  } = await shipLots('A1', 'A2', 'A3')
  if (!first || !second || !third) throw new Error('three stores')
  const shipped = { mode: 'shipped' as const, storeNumbers: [] }
  const since = await inbox.now()
  const recall = await api.issue({ target: shipped, scope: scopeOf(gtin, 'A1') })
  await inbox.waitFor(first.email, since)
  await api.acknowledge(recall, first.number)

  const effect = await call('POST', `/recalls/${recall.id}/scope-effect`, {
    body: { scope: scopeOf(gtin, 'A1', 'A2') },
  })
  expect(effect.body).toEqual({
    direction: 'wider',
    added: 1,
    reopened: 0,
    unchanged: 1,
    narrowed: 0,
    stoodDown: 0,
    messages: 1,
  })
  const extended = await call('POST', `/recalls/${recall.id}/extend-scope`, {
    body: { scope: scopeOf(gtin, 'A1', 'A2'), reason: 'Another lot was found.' },
  })
  expect(extended.status).toBe(200)
  expect(extended.body).toMatchObject({ version: 2, status: 'issued', scope: [{ lots: ['A1', 'A2'] }] })
  await inbox.waitFor(second.email, since)
  const old = await call('POST', `/recalls/${recall.id}/stores/${second.number}/acknowledge`, {
    body: { by: 'Till 4', version: 1 },
  })
  expect([old.status, old.body['code']]).toEqual([409, 'VERSION_SUPERSEDED'])
  const now = await call('POST', `/recalls/${recall.id}/stores/${second.number}/acknowledge`, {
    body: { by: 'Till 4', version: 2 },
  })
  expect([now.status, now.body['state']]).toEqual([200, 'acknowledged'])
  expect((await stores(recall.id))[first.number]).toMatchObject({ state: 'acknowledged', version: 2 })

  const retracted = await call('POST', `/recalls/${recall.id}/retract-scope`, {
    body: { scope: scopeOf(gtin, 'A1'), reason: 'The laboratory was wrong about A2.' },
  })
  expect(retracted.body).toMatchObject({ version: 3 })
  await expect
    .poll(async () => (await inbox.to(second.email, since)).at(-1)?.subject, { timeout: 15_000 })
    .toMatch(/NO LONGER AFFECTED/)
  expect((await api.recall(recall.id)).progress).toMatchObject({ targeted: 1, acknowledged: 1 })

  const report = (body: Record<string, unknown>) =>
    call('POST', `/recalls/${recall.id}/stores/${first.number}/report`, {
      body: {
        by: 'Till 4',
        version: 3,
        outcome: 'removed',
        lines: [line(gtin, 20)],
        instructionsFollowed: [],
        ...body,
      },
    })
  const impossible = await report({ lines: [{ ...line(gtin, 20), quarantined: 21 }] })
  expect([impossible.status, impossible.body['errors']]).toMatchObject([
    422,
    [{ path: 'lines.0.found', code: 'impossible' }],
  ])
  expect((await report({ lines: [{ ...line(gtin, 20), found: -1 }] })).status).toBe(422)
  expect((await report({ version: 2 })).body['code']).toBe('VERSION_SUPERSEDED')
  const reported = await report({})
  expect([reported.status, reported.body['state']]).toEqual([200, 'reported'])

  await api.step(recall, 'begin-closing')
  const alone = await call('POST', `/recalls/${recall.id}/close`, { body: {} })
  expect([alone.status, alone.body['code'], alone.body['errors']]).toMatchObject([
    409,
    'CLOSING_CONDITIONS',
    [{ path: 'reasons.second_person' }],
  ])
  const closed = await api.step(recall, 'close', stack().demo.approverApiKey)
  expect(closed.status).toBe('closed')
  const reopened = await call('POST', `/recalls/${recall.id}/reopen`, {
    body: { reason: 'A can was found.' },
  })
  expect(reopened.body).toMatchObject({ status: 'issued', closedAt: null })
})

test('what cannot be done is refused with its code', async () => {
  const { gtin } = await shipLots('A1')
  const target = { mode: 'shipped' as const, storeNumbers: [] }
  const draft = await api.draft({ target, scope: scopeOf(gtin, 'A1') })
  const extend = (id: string, body: unknown) => call('POST', `/recalls/${id}/extend-scope`, { body })
  const more = { scope: scopeOf(gtin, 'A1', 'A2'), reason: 'More lots.' }
  expect((await extend(draft.id, more)).body).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' })
  const recall = await api.issue({ target, scope: scopeOf(gtin, 'A1') })
  expect((await extend(recall.id, { ...more, scope: scopeOf(gtin, 'A1') })).body).toMatchObject({
    status: 422,
    errors: [{ path: 'scope', code: 'unchanged' }],
  })
  expect((await extend(recall.id, { scope: more.scope })).status).toBe(422)
  expect((await call('POST', `/recalls/${recall.id}/close`, { body: {} })).body).toMatchObject({
    code: 'ILLEGAL_TRANSITION',
  })
  const stale = await call('POST', `/recalls/${recall.id}/extend-scope`, {
    body: more,
    headers: { 'if-match': '"1"' },
  })
  expect(stale.status).toBe(412)
  const past = await call('POST', `/recalls/${draft.id}/schedule`, {
    body: { local: '2020-01-01T08:00', zone: 'UTC' },
  })
  expect(past.status).toBe(409)
})
