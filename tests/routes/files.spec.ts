import { api, draftBody, listed } from '#tests/e2e/support/api.ts'
import { createPerson, query, SECOND_TENANT } from '#tests/e2e/support/database.ts'
import { expect, test } from '#tests/e2e/support/fixtures.ts'
import { inbox, linkIn } from '#tests/e2e/support/inbox.ts'
import { packPicture } from '#tests/e2e/support/pictures.ts'
import { urlOf, type Surface } from '#tests/e2e/support/people.ts'
import { sessionCookie } from '#tests/e2e/support/session.ts'
import { stack } from '#tests/e2e/support/stack.ts'

const get = (surface: Surface, id: string, cookie?: string) =>
  fetch(`${urlOf(surface)}/files/${id}`, { headers: cookie ? { cookie } : {}, redirect: 'manual' })

const PICTURE = { purpose: 'picture', name: 'lid.jpg', mediaType: 'image/jpeg' } as const

test('a file is given to whoever may read its recall, as a download and as nothing else', async () => {
  const recall = await api.draft({ target: listed(stack().demo.store.number) })
  const bytes = new TextEncoder().encode('<script>alert(1)</script>')
  const name = 'Étiquette "recto".txt'
  const file = await api.attached(recall, bytes, { purpose: 'file', name, mediaType: 'text/plain' })
  expect(file).toMatchObject({ state: 'ready', name, bytes: bytes.length })

  const viewer = await sessionCookie('recall', await createPerson({ role: 'viewer' }))
  const answer = await get('recall', file.id, viewer)
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/plain',
    'content-disposition': `attachment; filename="-tiquette-recto-.txt"; filename*=UTF-8''%C3%89tiquette%20%22recto%22.txt`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'; sandbox")
  expect(await answer.text()).toBe('<script>alert(1)</script>')

  const stranger = await createPerson({ role: 'recall_manager', tenantId: SECOND_TENANT })
  const atStore = await createPerson({ role: 'store_manager', storeNumber: stack().demo.store.number })
  expect((await get('recall', file.id)).status).toBe(401)
  expect((await get('recall', file.id, await sessionCookie('recall', stranger))).status).toBe(404)
  expect((await get('store', file.id, await sessionCookie('store', atStore))).status).toBe(404)
  expect((await get('recall', 'no-id', viewer)).status).toBe(404)
  expect((await get('recall', recall.id, viewer)).status).toBe(404)
})

test('a picture is given to the store that was told of it, and to whoever holds the link that told it', async () => {
  const [store, other] = [await api.createStore(), await api.createStore()]
  const draft = await api.draft({ target: listed(store.number) })
  const { id, ...ready } = await api.attached(draft, await packPicture(), PICTURE)
  expect(ready).toMatchObject({ state: 'ready', mediaType: 'image/webp', width: 1200, height: 900 })
  const since = await inbox.now()
  const scope = draftBody().scope.map((line) => ({ ...line, pictureId: id }))
  const recall = await api.replace(draft, draftBody({ target: listed(store.number), scope }))
  expect(recall.scope.map(({ pictureId }) => pictureId)).toEqual([id])
  await api.releaseVersion(recall)
  const link = linkIn(await inbox.waitFor(store.email, since))

  const cookieOf = async (storeNumber: string) =>
    sessionCookie('store', await createPerson({ role: 'store_associate', storeNumber }))
  const own = await get('store', id, await cookieOf(store.number))
  expect([own.status, own.headers.get('content-type'), own.headers.get('content-disposition')]).toEqual([
    200,
    'image/webp',
    'inline',
  ])
  expect((await get('store', id, await cookieOf(other.number))).status).toBe(404)
  expect((await fetch(`${link}/pictures/${id}`)).status).toBe(200)
  expect((await fetch(`${link}/pictures/${recall.id}`)).status).toBe(404)
  expect((await fetch(`${urlOf('store')}/a/${'x'.repeat(43)}/pictures/${id}`)).status).toBe(404)
})

test('a picture that is no picture of the recall is refused at its line', async () => {
  const [recall, other] = [await api.draft(), await api.draft()]
  const { id } = await api.attached(other, await packPicture(), PICTURE)
  const scope = draftBody().scope.map((line) => ({ ...line, pictureId: id }))
  await expect(api.replace(recall, draftBody({ scope }))).rejects.toThrow(/scope\.0\.pictureId/)
})

test('what is not what it says is refused with its reason', async () => {
  const recall = await api.draft()
  const bytes = new TextEncoder().encode('%PDF-1.7')
  expect(await api.attached(recall, bytes, PICTURE)).toMatchObject({
    state: 'refused',
    refusedBecause: 'This isn’t a JPEG, despite its name.',
  })
})

test('a file whose bytes are gone is not there, and nothing else breaks', async () => {
  const recall = await api.draft()
  const { upload } = await api.attach(recall, { ...PICTURE, bytes: 1 })
  const { id } = await api.attached(recall, await packPicture(), PICTURE)
  const [row] = await query<{ key: string }>('SELECT object_key AS key FROM attachment WHERE id = $1', [id])
  const [, bucket = ''] = new URL(upload.url).pathname.split('/')
  const gone = await fetch(`${new URL(upload.url).origin}/${bucket}/${row?.key}`, { method: 'DELETE' })
  expect(gone.status).toBe(204)
  const cookie = await sessionCookie('recall', stack().demo.manager)
  expect((await get('recall', id, cookie)).status).toBe(404)
  const page = await fetch(`${urlOf('recall')}/recalls/${recall.id}/timeline`, { headers: { cookie } })
  expect(page.status).toBe(200)
})
