import { expect, test } from 'vitest'

import { hours } from '#lib/domain/duration.ts'
import { API_SCOPES } from '#lib/domain/identity/actor.ts'
import { worldApi } from '#tests/support/world-api.ts'
import { bareWorld } from '#tests/support/world.ts'

type Shown = { id: string; key: string }
type Listed = {
  data: { id: string; name: string; scopes: string[]; lastUsedAt: string | null; revokedAt: string | null }[]
}

const begin = async () => {
  const world = await bareWorld()
  const api = worldApi(world)
  return { world, api, key: await api.keyOf(world.manager, API_SCOPES) }
}

test('a key is shown once, works at once, is listed without its secret, and opens nothing once it is revoked', async () => {
  const { world, api, key } = await begin()
  await using _ = world
  const body = { name: 'Tills', scopes: ['recalls:read'] }
  const made = await api.call<Shown>('POST', '/keys', { key, body })
  expect([made.status, made.body]).toEqual([
    201,
    { id: made.body.id, key: expect.stringMatching(/^csk_.{43}$/) },
  ])
  const tills = { key: made.body.key }
  expect((await api.call('GET', '/recalls', tills)).status).toBe(200)
  expect((await api.call('GET', '/keys', tills)).status).toBe(403)
  const { body: listed } = await api.call<Listed>('GET', '/keys', { key })
  expect(listed.data.find(({ id }) => id === made.body.id)).toMatchObject({
    ...body,
    lastUsedAt: expect.any(String),
  })
  expect(JSON.stringify(listed)).not.toContain(made.body.key.slice(13))
  const revoked = await api.call('DELETE', `/keys/${made.body.id}`, { key })
  expect([revoked.status, revoked.body['id']]).toEqual([200, made.body.id])
  expect((await api.call('GET', '/recalls', tills)).status).toBe(401)
  expect((await api.call('DELETE', `/keys/${made.body.id}`, { key })).body).toEqual(revoked.body)
})

test('both values of a rotated key are good for a day, then the new one alone', async () => {
  const { world, api, key } = await begin()
  await using _ = world
  const made = await api.call<Shown>('POST', '/keys', { key, body: { scopes: ['recalls:read'] } })
  const turned = await api.call<Shown>('POST', `/keys/${made.body.id}/rotate`, { key, body: {} })
  expect([turned.status, turned.body.id]).toEqual([200, made.body.id])
  const works = async (one: string) => (await api.call('GET', '/recalls', { key: one })).status
  expect([await works(made.body.key), await works(turned.body.key)]).toEqual([200, 200])
  world.clock.advance(hours(24))
  expect([await works(made.body.key), await works(turned.body.key)]).toEqual([401, 200])
})

test('a key gives no more than it has, and leads to nobody else’s', async () => {
  const { world, api, key } = await begin()
  await using _ = world
  const small = await api.keyOf(world.manager, ['keys:manage', 'recalls:read'])
  const more = await api.call('POST', '/keys', { key: small, body: { scopes: ['recalls:issue'] } })
  expect([more.status, more.body['code']]).toEqual([422, 'VALIDATION_FAILED'])
  const made = await api.call<Shown>('POST', '/keys', { key, body: { scopes: ['recalls:read'] } })
  const other = await api.keyOf(world.approver, ['keys:manage'])
  expect((await api.call('DELETE', `/keys/${made.body.id}`, { key: other })).status).toBe(404)
  expect((await api.call('POST', `/keys/${made.body.id}/rotate`, { key: other, body: {} })).status).toBe(404)
  const boss = await api.keyOf(world.admin, ['keys:manage'])
  expect((await api.call('POST', `/keys/${made.body.id}/rotate`, { key: boss, body: {} })).status).toBe(403)
  expect((await api.call('DELETE', `/keys/${made.body.id}`, { key: boss })).status).toBe(200)
})

test('a key takes over none that may do more than it', async () => {
  const { world, api, key } = await begin()
  await using _ = world
  const small = await api.keyOf(world.manager, ['keys:manage'])
  const strong = await api.call<Shown>('POST', '/keys', { key, body: { scopes: ['recalls:issue'] } })
  expect((await api.call('POST', `/keys/${strong.body.id}/rotate`, { key: small, body: {} })).status).toBe(
    403,
  )
  expect((await api.call('GET', '/recalls', { key: strong.body.key })).status).not.toBe(401)
})

test('a key makes and takes over none that outlives it, and what it made goes with it', async () => {
  const { world, api, key } = await begin()
  await using _ = world
  const until = (after: number) => new Date(world.clock.now().getTime() + after).toISOString()
  const make = (asking: string, body: object) =>
    api.call<Shown>('POST', '/keys', { key: asking, body: { scopes: ['keys:manage'], ...body } })
  const guest = await make(key, { expiresAt: until(hours(24)) })
  expect((await make(guest.body.key, { expiresAt: until(hours(48)) })).status).toBe(422)
  const child = await make(guest.body.key, {})
  const grandchild = await make(child.body.key, { expiresAt: until(hours(2)) })
  const other = await make(key, {})
  expect(
    (await api.call('POST', `/keys/${other.body.id}/rotate`, { key: guest.body.key, body: {} })).status,
  ).toBe(403)
  const works = async (one: Shown) => (await api.call('GET', '/keys', { key: one.key })).status
  expect([await works(child.body), await works(grandchild.body)]).toEqual([200, 200])
  expect((await api.call('DELETE', `/keys/${guest.body.id}`, { key })).status).toBe(200)
  const all = [guest.body, child.body, grandchild.body, other.body]
  expect(await Promise.all(all.map(works))).toEqual([401, 401, 401, 200])
  const again = await make(key, { expiresAt: until(hours(24)) })
  const late = await make(again.body.key, {})
  world.clock.advance(hours(24))
  expect(await works(late.body)).toBe(401)
})

test('a key that is revoked while it creates others leaves none of them behind', async () => {
  const { world, api, key } = await begin()
  await using _ = world
  for (let round = 0; round < 5; round += 1) {
    const leaked = await api.call<Shown>('POST', '/keys', { key, body: { scopes: ['keys:manage'] } })
    const make = () =>
      api.call<Shown>('POST', '/keys', { key: leaked.body.key, body: { scopes: ['keys:manage'] } })
    const [revoked, ...made] = await Promise.all([
      api.call('DELETE', `/keys/${leaked.body.id}`, { key }),
      ...Array.from({ length: 6 }, make),
    ])
    expect(revoked.status).toBe(200)
    for (const { status, body } of made) {
      expect([201, 401]).toContain(status)
      if (status === 201) expect((await api.call('GET', '/keys', { key: body.key })).status).toBe(401)
    }
  }
})

test('a key that is revoked rotates no other from then on', async () => {
  const { world, api, key } = await begin()
  await using _ = world
  for (let round = 0; round < 5; round += 1) {
    const leaked = await api.call<Shown>('POST', '/keys', { key, body: { scopes: ['keys:manage'] } })
    const other = await api.call<Shown>('POST', '/keys', { key, body: { scopes: ['recalls:read'] } })
    const rotate = () => api.call<Shown>('POST', `/keys/${other.body.id}/rotate`, { key: leaked.body.key })
    await Promise.all([
      ...Array.from({ length: 6 }, rotate),
      api.call('DELETE', `/keys/${leaked.body.id}`, { key }),
    ])
    expect((await rotate()).status).toBe(401)
  }
  // Whatever it did, it did before: the order of writing says so.
  const late = await world.truth.rows(
    `SELECT r.sequence FROM audit_leaf r JOIN audit_leaf gone ON gone.action = 'key.revoked' AND r.sequence > gone.sequence
     WHERE r.action = 'key.rotated' AND r.actor LIKE '%' || gone.subject_id || '%'`,
  )
  expect(late).toEqual([])
})

test('a repeated request gets the same secret, which lies nowhere to be read', async () => {
  const { world, api, key } = await begin()
  await using _ = world
  const ask = () =>
    api.call<Shown>('POST', '/keys', {
      key,
      body: { scopes: ['recalls:read'] },
      headers: { 'idempotency-key': 'k' },
    })
  const [first, again] = [await ask(), await ask()]
  expect(again.body).toEqual(first.body)
  const [kept] = await world.truth.rows<{ response: unknown }>('SELECT response FROM idempotency_record')
  expect(JSON.stringify(kept)).not.toContain(first.body.key.slice(4))
})
