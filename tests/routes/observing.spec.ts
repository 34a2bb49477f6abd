import { api, call, listed } from '#tests/e2e/support/api.ts'
import { createPerson, query, SECOND_TENANT } from '#tests/e2e/support/database.ts'
import { expect, test } from '#tests/e2e/support/fixtures.ts'
import { noticeState, tellStore } from '#tests/e2e/support/notices.ts'
import { urlOf } from '#tests/e2e/support/people.ts'
import { renamedFor, sessionCookie } from '#tests/e2e/support/session.ts'
import { stack } from '#tests/e2e/support/stack.ts'

import { gtin } from '#prisma/demo/builders.ts'

import { expectProblem } from './problem.ts'
import { QUERIES } from './requests.ts'
import { operations } from './registry.ts'

test('each service says that it is alive and ready, to anybody, and nothing else', async () => {
  for (const surface of ['recall', 'store'] as const) {
    expect(await (await fetch(`${urlOf(surface)}/healthz`)).json()).toEqual({ status: 'ok' })
    expect(await (await fetch(`${urlOf(surface)}/readyz`)).json()).toEqual({ status: 'ready' })
    expect((await fetch(`${urlOf(surface)}/metrics`)).status).toBe(404)
  }
})

test('metrics stand on a port of their own', async () => {
  const response = await fetch(`${stack().metricsUrl}/metrics`)
  expect(response.status).toBe(200)
  const text = await response.text()
  expect(text).toMatch(/^# TYPE \w+ (counter|gauge|histogram)$/m)
  expect(text).not.toContain('@')
})

test('the OpenAPI document names every call, its scope and its refusals', async () => {
  type Described = { description: string; responses: Record<string, unknown>; parameters: { name: string }[] }
  const { body, status } = await call<{ openapi: string; paths: Record<string, Record<string, Described>> }>(
    'GET',
    '/openapi.json',
    { key: null },
  )
  expect([status, body.openapi]).toEqual([200, '3.1.0'])
  const documented = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(documented.toSorted()).toEqual(operations.map(({ method, path }) => `${method} ${path}`).toSorted())
  for (const { method, path, scope, query } of operations) {
    const described = body.paths[path]?.[method.toLowerCase()]
    expect(described?.description).toContain(scope)
    expect(described?.responses).toHaveProperty('default')
    const named = described?.parameters.map(({ name }) => name) ?? []
    for (const [, name] of path.matchAll(/\{(\w+)\}/g)) expect(named).toContain(name)
    expect(named).toEqual(expect.arrayContaining(Object.keys(query?.shape ?? {})))
  }
})

test('each reading call answers in the shape that it promises', async () => {
  const { recall, store } = await tellStore()
  const drill = await api.issue({ kind: 'drill', target: listed(store.number) })
  for (const operation of operations.filter(({ method }) => method === 'GET')) {
    const query = QUERIES[operation.name] ?? ''
    // Only a drill has a score.
    const about = operation.name === 'drillScore' ? drill.id : recall.id
    const path = operation.path
      .replace('{id}', about)
      .replace('{number}', store.number)
      .replace('{gtin}', gtin(100))
      .concat(query)
    const { status, body } = await call('GET', path)
    expect(status, path).toBe(200)
    const judged = operation.answer.safeParse(body)
    expect(judged.success ? [] : judged.error.issues, path).toEqual([])
  }
})

test('reading changes nothing, by GET or by HEAD', async () => {
  const { demo } = stack()
  const { recall, noticeId, store, link } = await tellStore()
  const associate = await createPerson({ role: 'store_associate', storeNumber: store.number })
  const before = await noticeState(noticeId)
  const recallCookie = await sessionCookie('recall', demo.manager)
  const storeCookie = await sessionCookie('store', associate)
  for (const method of ['GET', 'HEAD']) {
    const headers = { authorization: `Bearer ${demo.apiKey}` }
    for (const { path } of operations) {
      const at = path.replace('{id}', recall.id).replace('{number}', store.number)
      await fetch(`${urlOf('recall')}/api/v1${at}`, { method, headers })
    }
    await fetch(`${urlOf('recall')}/recalls/${recall.id}`, { method, headers: { cookie: recallCookie } })
    // Reading it is reported by a script that has really shown it, not by the request.
    await fetch(`${urlOf('store')}/tasks/${noticeId}`, { method, headers: { cookie: storeCookie } })
    await fetch(link, { method })
  }
  expect(await noticeState(noticeId)).toEqual(before)
  expect(
    (await fetch(`${urlOf('store')}/inbox`, { headers: { cookie: storeCookie }, redirect: 'manual' })).status,
  ).toBe(200)
})

test('live events are for whoever may read the recall here', async () => {
  const { recall } = await tellStore()
  const { demo } = stack()
  const manager = await sessionCookie('recall', demo.manager)
  const store = await sessionCookie('store', demo.store)
  const stranger = await sessionCookie(
    'recall',
    await createPerson({ role: 'viewer', tenantId: SECOND_TENANT }),
  )
  const open = async (headers: Record<string, string>, id = recall.id) => {
    const stop = new AbortController()
    const response = await fetch(`${urlOf('recall')}/api/live?recall=${id}`, { headers, signal: stop.signal })
    const { status } = response
    const type = response.headers.get('content-type')
    stop.abort()
    return { status, type }
  }
  expect(await open({ cookie: manager })).toEqual({ status: 200, type: 'text/event-stream' })
  const refused = (status: number) => ({ status, type: 'application/problem+json' })
  expect(await open({})).toEqual(refused(401))
  expect(await open({ authorization: `Bearer ${demo.apiKey}` })).toEqual(refused(401))
  expect(await open({ cookie: store })).toEqual(refused(401))
  expect(await open({ cookie: renamedFor('recall', store) })).toEqual(refused(401))
  expect(await open({ cookie: stranger })).toEqual(refused(404))
  for (const id of ['', 'x', '%00', '00000000-0000-0000-0000-000000000000'])
    expect(await open({ cookie: manager }, id), id).toEqual(refused(404))
  expect(
    (await fetch(`${urlOf('store')}/api/live?recall=${recall.id}`, { headers: { cookie: store } })).status,
  ).toBe(404)
  expectProblem(await call('GET', '/live', { key: null }), 404, 'NOT_FOUND')
})

test('one session holds so many streams and no more, and gets a place back when one ends', async () => {
  const { recall } = await tellStore()
  const cookie = await sessionCookie('recall', await createPerson({ role: 'viewer' }))
  const open = async () => {
    const stop = new AbortController()
    const url = `${urlOf('recall')}/api/live?recall=${recall.id}`
    const { status } = await fetch(url, { headers: { cookie }, signal: stop.signal })
    return { status, stop }
  }
  // At once, too: none is judged before the one before it has its place.
  const asked = await Promise.all(Array.from({ length: 60 }, open))
  const held = asked.filter(({ status }) => status === 200).map(({ stop }) => stop)
  expect(held).toHaveLength(30)
  expect(asked.filter(({ status }) => status === 429)).toHaveLength(30)
  held.pop()?.abort()
  await expect.poll(async () => (await open()).status).toBe(200)
  for (const stop of held) stop.abort()
})

test('the stream of a session that was ended is told nothing more, and ends', async () => {
  const { recall, store } = await tellStore()
  const viewer = await createPerson({ role: 'viewer' })
  const cookie = await sessionCookie('recall', viewer)
  const response = await fetch(`${urlOf('recall')}/api/live?recall=${recall.id}`, { headers: { cookie } })
  const events = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let heard = ''
  while (!heard.includes('event: recall')) heard += (await events.read()).value ?? ''

  await query('UPDATE session SET ended_at = now() WHERE person_id = $1', [viewer.id])
  const acknowledged = await call('POST', `/recalls/${recall.id}/stores/${store.number}/acknowledge`, {
    body: { by: 'Till', version: 1 },
  })
  expect(acknowledged.status).toBe(200)
  for (let part = await events.read(); !part.done; part = await events.read()) heard += part.value
  expect(heard).not.toContain('"acknowledged":1')
})
