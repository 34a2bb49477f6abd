import { expect, test } from 'vitest'

import { hours, minutes } from '#lib/domain/duration.ts'
import { storeDetail } from '#lib/queries/catalog/store-detail.ts'
import { rotateContactSecret } from '#lib/use-cases/catalog/rotate-contact-secret.ts'
import { testContact } from '#lib/use-cases/catalog/test-contact.ts'
import { createWorld, type World } from '#tests/support/world.ts'

const HOOK = 'https://till.fairmeadow.example/recalls'

/** A store with a webhook beside its mail. */
const storeWithWebhook = async (world: World) => {
  const store = await world.store()
  const contactId = world.web.random.id()
  await world.truth.rows(
    `INSERT INTO contact (id, tenant_id, store_id, channel, address, kind, language, created_at)
     VALUES ($1, $2, $3, 'webhook', $4, 'on_duty', 'en', $5)`,
    [contactId, world.tenantId, store.id, HOOK, world.clock.now()],
  )
  return { store, contactId }
}

const secretOf = (answer: Awaited<ReturnType<ReturnType<typeof rotateContactSecret>>>): string => {
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer.value.secret
}

/** What the latest message to the webhook was signed with. */
const signedWith = (world: World): string[] => {
  const last = world.email.accepts.findLast(({ channel }) => channel === 'webhook')
  if (!last) throw new Error('nothing reached the webhook')
  last.read = true
  return last.subject.split(' ').flatMap((sealed) => (sealed ? [world.web.sealer.open(sealed)] : []))
}

const tellAnew = async (world: World, store: Awaited<ReturnType<typeof storeWithWebhook>>['store']) => {
  await world.issueRecall({ priority: 'high', shippedTo: [store] })
  await store.onDuty.expects(/URGENT/)
}

test('messages are signed with the newest secret, and for a day with the one before it, too', async () => {
  await using world = await createWorld()
  const { store, contactId } = await storeWithWebhook(world)
  const manager = await world.manager.atWork()
  const rotate = async () =>
    secretOf(await rotateContactSecret(world.web)(manager, { number: store.number, contactId }))
  await tellAnew(world, store)
  expect(signedWith(world)).toEqual([])

  const first = await rotate()
  expect(first).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  await tellAnew(world, store)
  expect(signedWith(world)).toEqual([first])

  const second = await rotate()
  await world.fastForward(hours(23))
  await tellAnew(world, store)
  expect(signedWith(world)).toEqual([second, first])

  await world.fastForward(hours(2))
  await tellAnew(world, store)
  expect(signedWith(world)).toEqual([second])
  for (const accept of world.email.accepts) accept.read = true
}, 60_000)

test('a test message is signed as a recall would be', async () => {
  await using world = await createWorld()
  const { store, contactId } = await storeWithWebhook(world)
  const manager = await world.manager.atWork()
  const secret = secretOf(await rotateContactSecret(world.web)(manager, { number: store.number, contactId }))
  const contact = { channel: 'webhook', kind: 'on_duty', address: HOOK }
  expect(await testContact(world.web)(manager, { number: store.number, contact })).toMatchObject({ ok: true })
  await world.fastForward(minutes(1))
  expect(signedWith(world)).toEqual([secret])
})

test('nobody creates a secret who may not change contacts, or for a contact that is no webhook of that store', async () => {
  await using world = await createWorld()
  const { store, contactId } = await storeWithWebhook(world)
  const other = await world.store()
  const viewer = await (await world.person({ role: 'viewer' })).atWork()
  const neighbor = await (await world.neighbour()).manager.atWork()
  const manager = await world.manager.atWork()
  const rotate = rotateContactSecret(world.web)
  const refused = (code: string) => ({ ok: false, rejection: { code } })

  expect(await rotate(viewer, { number: store.number, contactId })).toMatchObject(refused('FORBIDDEN'))
  const missing = refused('CONTACT_NOT_FOUND')
  expect(await rotate(neighbor, { number: store.number, contactId })).toMatchObject(missing)
  expect(await rotate(manager, { number: other.number, contactId })).toMatchObject(missing)
  const [mail] = await world.truth.rows<{ id: string }>(
    `SELECT id FROM contact WHERE store_id = $1 AND channel = 'email'`,
    [store.id],
  )
  expect(await rotate(manager, { number: store.number, contactId: mail?.id ?? '' })).toMatchObject(
    refused('CATALOG_REFUSED'),
  )
  const rows = await world.truth.rows('SELECT FROM contact WHERE cardinality(signing_secrets) > 0')
  expect(rows).toEqual([])
})

test('a secret is nowhere to be read again', async () => {
  await using world = await createWorld()
  const { store, contactId } = await storeWithWebhook(world)
  const manager = await world.manager.atWork()
  const secret = secretOf(await rotateContactSecret(world.web)(manager, { number: store.number, contactId }))
  const shown = await storeDetail(world.db.web, manager, { number: store.number })
  expect(shown).toMatchObject({ ok: true })
  const kept = await world.truth.rows(
    'SELECT to_jsonb(c) AS row FROM contact c UNION ALL SELECT to_jsonb(l) FROM audit_leaf l',
  )
  for (const read of [shown, kept]) expect(JSON.stringify(read)).not.toContain(secret.slice(6))
  const leaves = await world.truth.rows<{ action: string }>(
    `SELECT action FROM audit_leaf WHERE action = 'store.contact_secret_rotated'`,
  )
  expect(leaves).toHaveLength(1)
})
