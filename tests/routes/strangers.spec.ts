import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { api, call, listed } from '#tests/e2e/support/api.ts'
import { createKey, createPerson } from '#tests/e2e/support/database.ts'
import { expect, test } from '#tests/e2e/support/fixtures.ts'
import { urlOf } from '#tests/e2e/support/people.ts'
import { sessionCookie } from '#tests/e2e/support/session.ts'
import { stack } from '#tests/e2e/support/stack.ts'

import { contact, store } from '#prisma/demo/builders.ts'

import { expectProblem } from './problem.ts'

// What no text can be made of, in every place where a part of an address stands.
const UNREADABLE = ['%ff', '%', '%E0%A4%A', '%C0%AF', 'a%ffb']

test('a call whose address is no text is told so, and is no accident of ours', async () => {
  for (const part of UNREADABLE)
    for (const path of [`/${part}`, `/recalls/${part}`, `/recalls/${part}/approve`, `/stores/${part}/lots`])
      expectProblem(await call('GET', path), 400, 'MALFORMED_ADDRESS', path)
})

test('a page whose address is no text is not there, on both surfaces', async () => {
  const { demo } = stack()
  const cookies = {
    recall: await sessionCookie('recall', demo.manager),
    store: await sessionCookie('store', demo.store),
  }
  const places = {
    recall: [
      '',
      '/recalls',
      '/stores',
      '/products',
      '/files',
      '/photos',
      '/imports',
      '/api/auth',
      '/api/desk',
    ],
    store: ['', '/tasks', '/a', '/files', '/api/auth', '/api/store'],
  }
  for (const surface of ['recall', 'store'] as const)
    for (const place of places[surface])
      for (const part of UNREADABLE) {
        const path = `${place}/${part}`
        const answer = await fetch(urlOf(surface) + path, { headers: { cookie: cookies[surface] } })
        expect(answer.status, `${surface} ${path}`).toBe(404)
        expect(await answer.text(), path).not.toMatch(/\bat \S+:\d+|node_modules|URIError/)
      }
})

test('a form or a call that a page of another site sends is refused, and is no accident of ours', async () => {
  const { demo } = stack()
  const cookie = await sessionCookie('recall', demo.manager)
  const form = new FormData()
  form.set('0', '[]')
  const calls: { body: string | FormData; headers: Record<string, string> }[] = [
    { body: '[]', headers: { 'next-action': 'a'.repeat(42), 'content-type': 'text/plain' } },
    { body: form, headers: {} },
  ]
  for (const origin of ['https://evil.example', 'null'])
    for (const { body, headers } of calls) {
      const answer = await fetch(`${urlOf('recall')}/people`, {
        method: 'POST',
        body,
        headers: { ...headers, cookie, origin },
      })
      expect([answer.status, await answer.text()]).toEqual([403, 'This request comes from another site.'])
    }
})

test('next-auth writes nothing of what a stranger sends into our log', async () => {
  const planted = `planted-${randomUUID()}`
  const body = new URLSearchParams({ level: 'error', code: planted, message: planted, metadata: planted })
  for (const surface of ['recall', 'store'] as const) {
    const base = `${urlOf(surface)}/api/auth`
    for (const path of ['_log', '_log/', '%5Flog', '_log/more', '_LOG']) {
      const answer = await fetch(`${base}/${path}`, { method: 'POST', body, redirect: 'manual' })
      expect(await answer.text(), path).not.toContain(planted)
      expect([308, 400, 404, 405], path).toContain(answer.status)
    }
    for (const path of [
      `error?error=${planted}`,
      `signin/${planted}`,
      `callback/${planted}?error=${planted}`,
    ])
      await fetch(`${base}/${path}`, { redirect: 'manual' })
    await fetch(`${base}/callback/credentials`, { method: 'POST', body, redirect: 'manual' })
    expect(readFileSync(join(stack().dataDir, `logs/web-${surface}.log`), 'utf8')).not.toContain(planted)
  }
})

test('the address of a hook is shown, and found, by those alone who enter it', async () => {
  const secret = `sig${randomUUID().replaceAll('-', '')}`
  const number = `H${randomUUID().slice(0, 8).toUpperCase()}`
  const hooks = (['teams', 'webhook'] as const).map((channel) =>
    contact({ channel, address: `https://hooks.example/${channel}/${secret}?sig=${secret}` }),
  )
  await call('PUT', '/stores', { body: [store({ number, contacts: hooks })] })
  const recall = await api.issue({ target: listed(number) })
  await expect.poll(async () => (await api.notices(recall.id)).length).toBe(1)

  const viewer = await createPerson({ role: 'viewer' })
  const looks = {
    viewer: await sessionCookie('recall', viewer),
    manager: await sessionCookie('recall', stack().demo.manager),
  }
  const shown = async (who: keyof typeof looks, path: string) =>
    (await fetch(urlOf('recall') + path, { headers: { cookie: looks[who] } })).text()
  const contacts = '/stores/contacts.csv'
  for (const path of [
    `/stores/${number}`,
    `/stores/contacts?search=${number}`,
    `${contacts}?search=${number}`,
    `/recalls/${recall.id}`,
    `/recalls/${recall.id}/messages`,
    `/recalls/${recall.id}/stores/${number}`,
    `/recalls/${recall.id}/timeline`,
    `/recalls/${recall.id}/targeting`,
    `/recalls/${recall.id}/call-list`,
    `/recalls/${recall.id}/call-list/csv`,
  ])
    expect(await shown('viewer', path), path).not.toContain(secret)
  expect(await shown('viewer', `${contacts}?search=${number}`)).toContain('https://hooks.example/…')
  expect(await shown('manager', `${contacts}?search=${number}`)).toContain(secret)
  // Letter by letter a search would tell all of it.
  expect(await shown('viewer', `${contacts}?search=${secret.slice(0, 12)}`)).not.toContain(number)
  expect(await shown('manager', `${contacts}?search=${secret.slice(0, 12)}`)).toContain(number)

  const key = await createKey({ person: viewer, scopes: ['recalls:read', 'catalog:read', 'audit:read'] })
  for (const path of [
    `/recalls/${recall.id}/deliveries`,
    `/recalls/${recall.id}/stores`,
    `/recalls/${recall.id}/timeline`,
    `/recalls/${recall.id}/preview`,
    `/stores/${number}`,
  ])
    expect((await call('GET', path, { key })).text, path).not.toContain(secret)
})

test('a stranger’s sign-in, form or call of an action that is larger than any is refused before it is read', async () => {
  for (const surface of ['recall', 'store'] as const) {
    const base = urlOf(surface)
    const post = async (path: string, body: string, headers: Record<string, string>) => {
      const answer = await fetch(base + path, { method: 'POST', body, headers, redirect: 'manual' })
      await answer.text()
      return answer.status
    }
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    expect(await post('/api/auth/callback/credentials', 'a&b&'.repeat(5_000), form)).toBe(413)
    expect(
      await post('/api/auth/signout', `[${'{},'.repeat(9_000)}1]`, { 'content-type': 'application/json' }),
    ).toBe(413)
    expect(await post('/sign-in', 'a&b&'.repeat(300_000), form)).toBe(413)
    expect(await post('/sign-in', `["${'x'.repeat(1024 * 1024)}"]`, { 'next-action': '7f'.repeat(21) })).toBe(
      413,
    )
  }
})
