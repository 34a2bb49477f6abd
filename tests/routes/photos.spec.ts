import { createHash } from 'node:crypto'

import { v7 } from 'uuid'

import { api } from '#tests/e2e/support/api.ts'
import { createPerson, query, SECOND_TENANT } from '#tests/e2e/support/database.ts'
import { expect, test } from '#tests/e2e/support/fixtures.ts'
import { tellStore } from '#tests/e2e/support/notices.ts'
import { packPicture } from '#tests/e2e/support/pictures.ts'
import { urlOf, type Surface } from '#tests/e2e/support/people.ts'
import { sessionCookie } from '#tests/e2e/support/session.ts'
import { stack } from '#tests/e2e/support/stack.ts'

type Bytes = Uint8Array<ArrayBuffer>
type Sent = { bytes?: Bytes; facts?: Record<string, unknown>; headers?: Record<string, string> }

test('photos are taken from a page of ours, of a session of that store, and shown at the desk alone', async () => {
  const { store, noticeId, recall } = await tellStore()
  const other = await tellStore()
  const person = await createPerson({ role: 'store_associate', storeNumber: store.number })
  const cookie = await sessionCookie('store', person)
  const stranger = await sessionCookie(
    'store',
    await createPerson({ role: 'store_associate', storeNumber: other.store.number }),
  )
  const [row] = await query<{ id: string }>('SELECT store_id AS id FROM notice WHERE id = $1', [noticeId])
  const photo = await packPicture()
  const post = (who: string, { bytes = photo, facts = {}, headers = {} }: Sent = {}) =>
    fetch(`${urlOf('store')}/api/store/photos`, {
      method: 'POST',
      headers: {
        cookie: who,
        origin: urlOf('store'),
        'content-type': 'image/jpeg',
        'x-photo': encodeURIComponent(
          JSON.stringify({
            id: v7(),
            storeId: row?.id,
            noticeId,
            source: 'live',
            at: new Date().toISOString(),
            sha256: createHash('sha256').update(bytes).digest('hex'),
            madeBy: { id: person.id, name: 'Zoë' },
            ...facts,
          }),
        ),
        ...headers,
      },
      body: bytes,
    })
  const statusOf = async (...sent: Parameters<typeof post>) => (await post(...sent)).status

  expect(await statusOf(cookie, { headers: { origin: 'https://evil.example' } })).toBe(403)
  expect(await statusOf('')).toBe(401)
  expect(await statusOf('', { headers: { authorization: `Bearer ${stack().demo.apiKey}` } })).toBe(401)
  // Of another store it waits on the phone; under the other store's own name it is not there.
  expect(await statusOf(stranger)).toBe(401)
  const [theirs] = await query<{ id: string }>('SELECT store_id AS id FROM notice WHERE id = $1', [
    other.noticeId,
  ])
  expect(await statusOf(stranger, { facts: { storeId: theirs?.id } })).toBe(404)
  expect(await statusOf(cookie, { headers: { 'content-type': 'image/svg+xml' } })).toBe(415)
  expect(await statusOf(cookie, { bytes: new Uint8Array(400 * 1024 + 1) })).toBe(413)
  const wrong: [Sent, string][] = [
    [{ headers: { 'x-photo': '%' } }, ''],
    [{ facts: { sha256: 'x' } }, 'sha256'],
    [{ facts: { sha256: '0'.repeat(64) } }, 'sha256'],
    [{ facts: { source: 'stolen' } }, 'source'],
    [{ facts: { id: noticeId.slice(1) } }, 'id'],
    [{ facts: { note: 'x' } }, 'note'],
    [{ bytes: new TextEncoder().encode('<script>') }, 'bytes'],
  ]
  for (const [sent, path] of wrong) {
    const answer = await post(cookie, sent)
    expect(answer.status, path).toBe(422)
    expect(await answer.json(), path).toMatchObject({ errors: [{ path }] })
  }
  expect(await query('SELECT FROM evidence WHERE notice_id = $1', [noticeId])).toEqual([])

  const id = v7()
  expect(await statusOf(cookie, { facts: { id } })).toBe(200)
  expect(await statusOf(cookie, { facts: { id } })).toBe(200)
  const bytes = await packPicture()
  expect(await statusOf(cookie, { facts: { id: v7(), source: 'chosen' }, bytes })).toBe(200)

  type List = { data: Record<string, unknown>[] }
  const { data } = await api.get<List>(`/recalls/${recall.id}/stores/${store.number}/evidence`)
  expect(data).toMatchObject([
    { id, live: true, by: person.name, duplicateOf: null },
    { live: false, duplicateOf: { id, same: true, storeNumber: store.number, recallNumber: recall.number } },
  ])

  const get = (surface: Surface, which: string, who?: string) =>
    fetch(`${urlOf(surface)}/photos/${which}`, { headers: who ? { cookie: who } : {} })
  const viewer = await sessionCookie('recall', await createPerson({ role: 'viewer' }))
  const shown = await get('recall', id, viewer)
  expect([shown.status, Object.fromEntries(shown.headers)]).toMatchObject([
    200,
    {
      'content-type': 'image/webp',
      'content-disposition': 'inline',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  ])
  expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'; sandbox")
  const elsewhere = await createPerson({ role: 'recall_manager', tenantId: SECOND_TENANT })
  expect((await get('recall', id)).status).toBe(401)
  expect((await get('recall', id, await sessionCookie('recall', elsewhere))).status).toBe(404)
  expect((await get('recall', v7(), viewer)).status).toBe(404)
  expect((await get('recall', 'no-id', viewer)).status).toBe(404)
  expect((await get('store', id, cookie)).status).toBe(404)
})
