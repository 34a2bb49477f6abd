import { expect, test } from 'vitest'

import { API_SCOPES, type ApiScope } from '#lib/domain/identity/actor.ts'
import { changePerson } from '#lib/use-cases/identity/change-person.ts'
import { recallContent } from '#prisma/demo/builders.ts'
import {
  bodyOf,
  BY_ANOTHER,
  makeGround,
  operations,
  pathOf,
  QUERIES,
  writing,
  type Ground,
} from '#tests/support/api-ground.ts'
import { worldApi } from '#tests/support/world-api.ts'
import { bareWorld, email, type World } from '#tests/support/world.ts'

// What a call leaves behind although it was refused: who asked, and how often.
const ASKING = ['api_key', 'session', 'sign_in_throttle', 'idempotency_record', 'rate_limit']

/** Every row of every table, and in which transaction each was written last. */
const everything = async (world: World): Promise<string> => {
  const tables = await world.truth.rows<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
  )
  const counted = tables
    .filter(({ name }) => !ASKING.includes(name))
    .map(
      ({ name }) =>
        `SELECT '${name}' AS name, count(*) AS rows, sum(xmin::text::bigint) AS written FROM "${name}"`,
    )
  return JSON.stringify(await world.truth.rows(counted.join(' UNION ALL ')))
}

test('a key with one scope: whatever is refused has changed nothing', { timeout: 60_000 }, async () => {
  await using world = await bareWorld({ at: '2026-03-02T08:00-06:00[America/Chicago]' })
  const api = worldApi(world)
  const about = await makeGround(world, api)
  const changed: string[] = []
  let before = ''
  for (const scope of API_SCOPES) {
    const key = await api.keyOf(world.manager, [scope])
    before = await everything(world)
    for (const [name, operation] of writing) {
      const { status } = await api.call(operation.method, pathOf(name, operation, about), {
        key,
        ...(operation.method === 'DELETE' ? {} : { body: bodyOf(name, about) }),
      })
      const after = await everything(world)
      if (status >= 400 && after !== before) changed.push(`${scope}: ${name} ${status}`)
      before = after
    }
  }
  expect(changed).toEqual([])
})

test('a key with no more than a call needs is answered with what it wrote', { timeout: 60_000 }, async () => {
  await using world = await bareWorld({ at: '2026-03-02T08:00-06:00[America/Chicago]' })
  const api = worldApi(world)
  const about = await makeGround(world, api)
  const refused: unknown[][] = []
  for (const [name, operation] of writing) {
    const scopes: ApiScope[] = [operation.scope, ...(operation.alsoScopes ?? [])]
    const key = await api.keyOf(BY_ANOTHER.has(name) ? world.approver : world.manager, scopes)
    const { status, body } = await api.call(operation.method, pathOf(name, operation, about), {
      key,
      ...(operation.method === 'DELETE' ? {} : { body: bodyOf(name, about) }),
      ...(name === 'replaceRecall' ? { headers: { 'if-match': '"1"' } } : {}),
    })
    if (status !== operation.status) refused.push([name, status, body])
  }
  expect(refused).toEqual([])
})

test('the key of somebody at a store acts for that store, and for no other', async () => {
  await using world = await bareWorld()
  const api = worldApi(world)
  const [own, other] = [await world.store({ onDuty: email() }), await world.store({ onDuty: email() })]
  const recall = await world.issueRecall({ shippedTo: [own, other] })
  await world.comeToRest()
  const key = await api.keyOf(await world.person({ role: 'store_manager', store: own }), API_SCOPES)
  const acknowledge = (number: string) =>
    api.call('POST', `/recalls/${recall.id}/stores/${number}/acknowledge`, {
      key,
      body: { by: 'The till', version: 1 },
    })
  expect((await acknowledge(other.number)).status).toBe(404)
  expect((await other.noticeOf(recall))?.state).toBe('open')
  expect((await acknowledge(own.number)).status).toBe(200)
  expect((await own.noticeOf(recall))?.state).toBe('acknowledged')
})

test('whoever is moved to a store can do no more with the key of their old role', async () => {
  await using world = await bareWorld()
  const api = worldApi(world)
  const own = await world.store({ onDuty: email() })
  const person = await world.person({ role: 'recall_manager' })
  const key = await api.keyOf(person, API_SCOPES)
  expect((await api.call('GET', '/recalls', { key })).status).toBe(200)
  const move = {
    personId: person.id,
    change: 'role',
    role: 'store_associate',
    storeNumber: own.number,
  } as const
  expect((await changePerson(world.web)(await world.admin.atWork(), move)).ok).toBe(true)
  // Whether a pack is recalled anybody at a store may ask.
  const asked = operations.filter(([name, { path }]) => !path.includes('{') && name !== 'verdict')
  for (const [name, operation] of asked) {
    const { status } = await api.call(operation.method, operation.path + (QUERIES[name] ?? ''), {
      key,
      ...(operation.method === 'GET'
        ? {}
        : { body: bodyOf(name, { number: own.number, managerId: person.id } as Ground) }),
    })
    expect([name, status]).toEqual([name, 403])
  }
})

test('an answer is given again only to whoever may still ask', async () => {
  await using world = await bareWorld()
  const api = worldApi(world)
  const key = await api.keyOf(world.manager, ['recalls:write'])
  const draft = (body = recallContent()) =>
    api.call('POST', '/recalls', { key, body, headers: { 'idempotency-key': 'once' } })
  expect((await draft()).status).toBe(201)
  expect((await draft()).headers.get('idempotent-replayed')).toBe('true')
  await world.truth.rows("UPDATE api_key SET scopes = '{stock:write}'")
  expect((await draft()).status).toBe(403)
  await world.truth.rows("UPDATE api_key SET scopes = '{recalls:write}'")
  await world.truth.rows("UPDATE person SET role = 'viewer' WHERE id = $1", [world.manager.id])
  expect((await draft()).body).toMatchObject({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' })
})
