import { v7 } from 'uuid'

import { gtin } from '#prisma/demo/builders.ts'
import { createPerson, query } from '#tests/e2e/support/database.ts'
import { expect, test } from '#tests/e2e/support/fixtures.ts'
import { tellStore } from '#tests/e2e/support/notices.ts'
import { urlOf } from '#tests/e2e/support/people.ts'
import { sessionCookie } from '#tests/e2e/support/session.ts'
import { stack } from '#tests/e2e/support/stack.ts'

const post = (cookie: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${urlOf('store')}/api/store/scans`, {
    method: 'POST',
    headers: { cookie, origin: urlOf('store'), 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

const scanOf = (noticeId: string, over: Record<string, unknown> = {}) => ({
  id: v7(),
  noticeId,
  version: 1,
  code: gtin(100),
  lot: null,
  expiresOn: null,
  entry: 'camera',
  verdict: 'check',
  at: new Date().toISOString(),
  ...over,
})

test('scans are taken from a page of ours, of a session of that store, and name what cannot be read', async () => {
  const { store, noticeId } = await tellStore()
  const { noticeId: elsewhere } = await tellStore()
  const person = await createPerson({ role: 'store_associate', storeNumber: store.number })
  const cookie = await sessionCookie('store', person)
  const one = { scans: [scanOf(noticeId)] }
  const kept = async () => (await query('SELECT FROM scan WHERE notice_id = $1', [noticeId])).length

  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'null' },
    { origin: urlOf('recall'), 'sec-fetch-site': 'same-site' },
  ]
  for (const headers of foreign)
    expect((await post(cookie, one, headers)).status, JSON.stringify(headers)).toBe(403)
  expect((await post('', one)).status).toBe(401)
  expect((await post('', one, { authorization: `Bearer ${stack().demo.apiKey}` })).status).toBe(401)
  expect((await post(cookie, '{')).status).toBe(400)
  expect((await post(cookie, 'x', { 'content-type': 'text/plain' })).status).toBe(415)
  const bad: [Record<string, unknown>, string][] = [
    [{ code: '' }, 'scans.0.code'],
    [{ code: 'x'.repeat(501) }, 'scans.0.code'],
    [{ code: `${gtin(100)}\0` }, 'scans.0.code'],
    [{ id: '00000000-0000-4000-8000-000000000000' }, 'scans.0.id'],
    [{ verdict: 'fine' }, 'scans.0.verdict'],
    [{ expiresOn: '2026-02-30' }, 'scans.0.expiresOn'],
    [{ by: 'somebody else' }, 'scans.0.by'],
  ]
  for (const [over, path] of bad) {
    const answer = await post(cookie, { scans: [scanOf(noticeId, over)] })
    expect(answer.status, path).toBe(422)
    expect(await answer.json(), path).toMatchObject({ errors: [{ path }] })
  }
  const many = Array.from({ length: 201 }, () => scanOf(noticeId))
  expect((await post(cookie, { scans: many })).status).toBe(422)
  const mixed = { scans: [scanOf(noticeId), scanOf(elsewhere)] }
  expect((await post(cookie, mixed)).status).toBe(404)
  expect(await kept()).toBe(0)

  const unread = scanOf(noticeId, { code: 'no number in here' })
  const taken = await post(cookie, { scans: [unread, ...one.scans] })
  expect(await taken.json()).toMatchObject({ scans: [{}], refused: [{ id: unread.id, code: 'no_product' }] })
  expect((await post(cookie, one)).status).toBe(200)
  expect(await kept()).toBe(1)
})
