import { randomUUID } from 'node:crypto'

import { api } from '#tests/e2e/support/api.ts'
import { createPerson, SECOND_TENANT } from '#tests/e2e/support/database.ts'
import { expect, test } from '#tests/e2e/support/fixtures.ts'
import { bringFile } from '#tests/e2e/support/imports.ts'
import { tellStore } from '#tests/e2e/support/notices.ts'
import { urlOf, type Surface } from '#tests/e2e/support/people.ts'
import { isSentToSignIn, renamedFor, sessionCookie } from '#tests/e2e/support/session.ts'
import { stack } from '#tests/e2e/support/stack.ts'

import { gtin } from '#prisma/demo/builders.ts'

import { PAGE_EXPECTATIONS } from './registry.ts'

type Cast = Awaited<ReturnType<typeof gather>>

/** People of this tenant and a stranger of another, each with a session; and things that belong to this tenant. */
const gather = async () => {
  const { demo } = stack()
  const told = await tellStore({ title: `For our eyes alone ${randomUUID()}` })
  const [manager, approver, admin, viewer, store, strangerRecall] = await Promise.all([
    createPerson({ role: 'recall_manager' }),
    createPerson({ role: 'approver' }),
    createPerson({ role: 'admin' }),
    createPerson({ role: 'viewer' }),
    createPerson({ role: 'store_associate', storeNumber: told.store.number }),
    createPerson({ role: 'recall_manager', tenantId: SECOND_TENANT }),
  ])
  const drill = await api.issue({
    kind: 'drill',
    target: { mode: 'listed', storeNumbers: [told.store.number] },
  })
  const draft = await api.draft({ target: { mode: 'listed', storeNumbers: [demo.store.number] } })
  const managerCookie = await sessionCookie('recall', manager)
  return {
    told,
    drill,
    draft,
    importId: await bringFile(managerCookie, 'stores', 'number,name\n7001,Elm Street\n'),
    cookies: {
      manager: managerCookie,
      approver: await sessionCookie('recall', approver),
      admin: await sessionCookie('recall', admin),
      viewer: await sessionCookie('recall', viewer),
      store: await sessionCookie('store', store),
    },
    stranger: await sessionCookie('recall', strangerRecall),
  }
}

let cast: Promise<Cast> | undefined
const theCast = () => (cast ??= gather())

const pathOf = (route: string, { told, drill, draft, importId }: Cast): string =>
  route
    // Only a drill has a score.
    .replace('/recalls/[id]/score', `/recalls/${drill.id}/score`)
    .replace('/recalls/[id]/edit', `/recalls/${draft.id}/edit`)
    .replace('/recalls/[id]', `/recalls/${told.recall.id}`)
    .replace('/stores/[number]', `/stores/${told.store.number}`)
    .replace('/products/[gtin]', `/products/${gtin(115)}`)
    .replace('/imports/[id]', `/imports/${importId}`)
    .replace('/tasks/[id]', `/tasks/${told.noticeId}`)
    .replace('/a/[secret]', new URL(told.link).pathname)
    .replace('[secret]', 'x'.repeat(43))

const get = (surface: Surface, path: string, headers: Record<string, string> = {}) =>
  fetch(urlOf(surface) + path, { headers, redirect: 'manual' })

for (const [route, { surfaces, audience, status }] of Object.entries(PAGE_EXPECTATIONS))
  test(`${route} answers each of its readers as the table says`, async () => {
    const who = await theCast()
    const path = pathOf(route, who)
    for (const surface of ['recall', 'store'] as const) {
      const nobody = await get(surface, path)
      if (!surfaces.includes(surface)) {
        expect(nobody.status, `nobody on ${surface}`).toBe(404)
        for (const cookie of Object.values(who.cookies))
          expect((await get(surface, path, { cookie })).status, `a session on ${surface}`).toBe(404)
        continue
      }
      if (audience === 'everybody') {
        expect(nobody.status, `nobody on ${surface}`).toBe(status ?? 200)
        continue
      }
      expect(isSentToSignIn(nobody), `nobody on ${surface}: ${nobody.status}`).toBe(true)
      // A key is for programs: it opens no page, whether as a header or as a cookie.
      const { apiKey } = stack().demo
      const asHeader: Record<string, string> = { authorization: `Bearer ${apiKey}` }
      for (const headers of [asHeader, { cookie: `clearshelf-${surface}-session=${apiKey}` }])
        expect(isSentToSignIn(await get(surface, path, headers)), 'an API key').toBe(true)
      for (const [name, cookie] of Object.entries(who.cookies)) {
        const own = name === 'store' ? 'store' : 'recall'
        const answer = await get(surface, path, { cookie })
        if (own === surface) {
          const expected = audience.some((one) => one === name) ? 200 : 404
          expect(answer.status, `${name} on ${surface}`).toBe(expected)
        } else {
          expect(isSentToSignIn(answer), `${name} on ${surface}`).toBe(true)
          const renamed = await get(surface, path, { cookie: renamedFor(surface, cookie) })
          expect(isSentToSignIn(renamed), `the cookie of ${name} under the name of ${surface}`).toBe(true)
        }
      }
      if (surface === 'recall' && route.includes('['))
        expect(
          (await get(surface, path, { cookie: who.stranger })).status,
          'somebody of another tenant',
        ).toBe(404)
    }
  })

test('somebody of another tenant sees none of our titles in any list', async () => {
  const { stranger, told } = await theCast()
  for (const path of ['/recalls', '/stores', '/products', '/profile']) {
    const text = await (await get('recall', path, { cookie: stranger })).text()
    expect(text).not.toContain(told.recall.title)
    expect(text).not.toContain(told.recall.id)
    expect(text).not.toContain('fairmeadow')
  }
})

test('a store of another tenant gets no task of ours', async () => {
  const { told } = await theCast()
  const person = await createPerson({ role: 'store_associate', tenantId: SECOND_TENANT })
  const cookie = await sessionCookie('store', person)
  expect((await get('store', `/tasks/${told.noticeId}`, { cookie })).status).toBe(404)
})

test('ids that cannot be one are as unknown as any other', async () => {
  const { cookies } = await theCast()
  for (const id of [
    '1',
    'x',
    '%00',
    '..%2f..',
    '00000000-0000-0000-0000-000000000000',
    "1'--",
    'a'.repeat(5_000),
  ]) {
    expect((await get('recall', `/recalls/${id}`, { cookie: cookies.manager })).status, `recall ${id}`).toBe(
      404,
    )
    expect((await get('store', `/tasks/${id}`, { cookie: cookies.store })).status, `task ${id}`).toBe(404)
  }
})

test('an address with odd questions in it is answered like one without', async () => {
  const { cookies } = await theCast()
  const cookie = cookies.manager
  for (const path of ['/stores', '/products', '/recalls', '/imports'])
    for (const question of [
      'search=%00',
      'search=a&search=b',
      'search=%25_%5C',
      'search=%ED%A0%80',
      'cursor=AAAA',
      'cursor=a&cursor=b',
      'cursor[]=1',
    ])
      expect((await get('recall', `${path}?${question}`, { cookie })).status, `${path}?${question}`).toBe(200)
  for (const question of ['next=a&next=b', 'next=%00', 'error=x&error=y', 'next=%2F%2Fevil.example'])
    expect((await get('recall', `/sign-in?${question}`)).status, question).toBe(200)
})
