import { expect, test } from 'vitest'

import { gtin, product } from '#prisma/demo/builders.ts'
import { seconds } from '#lib/domain/duration.ts'
import { assignStores, saveDistrict } from '#lib/use-cases/catalog/change-districts.ts'
import { removeContact, saveContact, verifyContact } from '#lib/use-cases/catalog/change-contacts.ts'
import { removeFromCatalog } from '#lib/use-cases/catalog/remove-from-catalog.ts'
import { saveProduct } from '#lib/use-cases/catalog/save-product.ts'
import { addStore, saveOpeningHours, saveStore } from '#lib/use-cases/catalog/save-store.ts'
import { storeDetail } from '#lib/queries/catalog/store-detail.ts'
import { listDistricts } from '#lib/queries/catalog/list-districts.ts'
import { createWorld, type World } from '#tests/support/world.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'

const storeOf = async (world: World, actor: PersonActor, number: string) => {
  const found = await storeDetail(world.db.web, actor, { number })
  if (!found.ok) throw new Error(found.rejection.code)
  return found.value
}

const FACTS = {
  number: '0009',
  name: 'Ninth',
  banner: null,
  gln: null,
  region: 'North',
  timezone: 'America/Denver',
  address: { line1: null, city: 'Boulder', state: 'CO', postalCode: null, country: 'US' },
}

test('a store is added once, and changed by whoever saw it as it is', async () => {
  await using world = await createWorld()
  const actor = await world.manager.atWork()
  expect(await addStore(world.web)(actor, { facts: FACTS })).toMatchObject({ ok: true })
  expect(await addStore(world.web)(actor, { facts: FACTS })).toMatchObject({
    ok: false,
    rejection: { code: 'CATALOG_REFUSED', errors: [{ path: 'number' }] },
  })
  const { updatedAt: seenAt } = await storeOf(world, actor, '0009')
  await world.fastForward(seconds(1))
  expect(
    await saveStore(world.web)(actor, { seenAt, facts: { ...FACTS, name: 'Number nine' } }),
  ).toMatchObject({ ok: true })
  expect(await saveStore(world.web)(actor, { seenAt, facts: { ...FACTS, name: 'Nine' } })).toMatchObject({
    ok: false,
    rejection: { code: 'CATALOG_REFUSED', detail: expect.stringMatching(/Nothing was saved/) },
  })
  expect(await storeOf(world, actor, '0009')).toMatchObject({ name: 'Number nine', region: 'North' })
})

test('contacts are added, changed, verified and removed; what is changed is unverified again', async () => {
  await using world = await createWorld()
  const actor = await world.manager.atWork()
  await addStore(world.web)(actor, { facts: FACTS })
  const number = '0009'
  const first = { channel: 'email', kind: 'on_duty', address: 'a@example.com' } as const
  const save = (address: string, instead?: typeof first) =>
    saveContact(world.web)(actor, {
      number,
      contact: { ...first, address, language: 'es' },
      ...(instead ? { instead } : {}),
    })
  expect(await save('a@example.com')).toMatchObject({ ok: true })
  expect(await save('a@example.com')).toMatchObject({
    ok: false,
    rejection: { errors: [{ path: 'address' }] },
  })
  expect(await verifyContact(world.web)(actor, { number, contact: first })).toMatchObject({ ok: true })
  expect((await storeOf(world, actor, number)).contacts).toMatchObject([
    { address: 'a@example.com', language: 'es', verifiedBy: 'Mara Manager', verifiedAt: expect.any(String) },
  ])
  expect(await save('b@example.com', first)).toMatchObject({ ok: true })
  expect((await storeOf(world, actor, number)).contacts).toMatchObject([
    { address: 'b@example.com', verifiedAt: null },
  ])
  expect(await save('c@example.com', first)).toMatchObject({
    ok: false,
    rejection: { code: 'CATALOG_REFUSED' },
  })
  expect(
    await removeContact(world.web)(actor, { number, contact: { ...first, address: 'b@example.com' } }),
  ).toMatchObject({ ok: true })
  expect((await storeOf(world, actor, number)).contacts).toEqual([])
})

test('opening hours are kept, and taken back', async () => {
  await using world = await createWorld()
  const actor = await world.manager.atWork()
  const { number } = await world.store()
  const hours = [{ day: 1, open: '08:00', close: '21:00' }]
  await saveOpeningHours(world.web)(actor, { number, hours })
  expect((await storeOf(world, actor, number)).openingHours).toEqual(hours)
  await saveOpeningHours(world.web)(actor, { number, hours: [] })
  expect((await storeOf(world, actor, number)).openingHours).toEqual([])
})

test('a store that is given up keeps its history and is not changed until it is taken up again', async () => {
  await using world = await createWorld()
  const actor = await world.manager.atWork()
  const { number } = await world.store()
  const remove = (removed: boolean) =>
    removeFromCatalog(world.web)(actor, { what: 'store', key: number, removed })
  expect(await remove(true)).toMatchObject({ ok: true })
  expect(await remove(true)).toMatchObject({ ok: true })
  expect(await saveOpeningHours(world.web)(actor, { number, hours: [] })).toMatchObject({
    ok: false,
    rejection: { detail: expect.stringMatching(/inactive/) },
  })
  await remove(false)
  expect((await storeOf(world, actor, number)).removedAt).toBeNull()
  expect(
    await world.truth.rows('SELECT action FROM audit_leaf WHERE subject_id = $1 ORDER BY sequence', [number]),
  ).toEqual([{ action: 'store.removed' }, { action: 'store.restored' }])
})

test('a product is added, changed and given up', async () => {
  await using world = await createWorld()
  const actor = await world.manager.atWork()
  const honey = product({ gtin: gtin(50), name: 'Honey' })
  expect(await saveProduct(world.web)(actor, { product: honey, seenAt: null })).toMatchObject({ ok: true })
  expect(await saveProduct(world.web)(actor, { product: honey, seenAt: null })).toMatchObject({
    ok: false,
    rejection: { errors: [{ path: 'gtin' }] },
  })
  expect(
    await saveProduct(world.web)(actor, { product: honey, seenAt: '2020-01-01T00:00:00.000Z' }),
  ).toMatchObject({
    ok: false,
    rejection: { code: 'CATALOG_REFUSED' },
  })
  expect(
    await removeFromCatalog(world.web)(actor, { what: 'product', key: gtin(50), removed: true }),
  ).toMatchObject({ ok: true })
})

test('districts make a tree without circles, and stores are put into them by number', async () => {
  await using world = await createWorld()
  const actor = await world.manager.atWork()
  const stores = [await world.store({ region: 'North' }), await world.store()]
  const save = (id: string | null, name: string, parentId: string | null) =>
    saveDistrict(world.web)(actor, { id, name, parentId })
  const idOf = async (name: string) =>
    (await world.truth.rows<{ id: string }>('SELECT id FROM region WHERE name = $1', [name]))[0]?.id ?? ''
  expect(await save(null, 'Country', null)).toMatchObject({ ok: true })
  expect(await save(null, 'country', null)).toMatchObject({
    ok: false,
    rejection: { code: 'DISTRICT_REFUSED' },
  })
  expect(await save(await idOf('North'), 'North', await idOf('Country'))).toMatchObject({ ok: true })
  expect(await save(await idOf('Country'), 'Country', await idOf('North'))).toMatchObject({
    ok: false,
    rejection: { errors: [{ path: 'parentId' }] },
  })
  const assign = (...numbers: string[]) =>
    idOf('North').then((districtId) => assignStores(world.web)(actor, { districtId, numbers }))
  expect(await assign(stores[1]?.number ?? '', '9999')).toMatchObject({
    ok: false,
    rejection: { errors: [{ path: 'numbers', message: expect.stringContaining('9999') }] },
  })
  expect(await assign(...stores.map(({ number }) => number))).toMatchObject({ ok: true })
  expect(await listDistricts(world.db.web, actor, {})).toMatchObject({
    ok: true,
    value: {
      districts: [
        { name: 'Country', depth: 0, stores: 0 },
        { name: 'North', depth: 1, stores: 2 },
      ],
      unassigned: 0,
    },
  })
})

test('of two who enter a district of one name at the same time, one is told at the field', async () => {
  await using world = await createWorld()
  const actor = await world.manager.atWork()
  const saved = await Promise.all(
    ['North', 'north', 'NORTH'].map((name) =>
      saveDistrict(world.web)(actor, { id: null, name, parentId: null }),
    ),
  )
  expect(saved.filter(({ ok }) => ok)).toHaveLength(1)
  for (const refused of saved.filter(({ ok }) => !ok))
    expect(refused).toMatchObject({
      rejection: {
        code: 'DISTRICT_REFUSED',
        errors: [{ path: 'name', message: expect.stringMatching(/^District “north” already exists\.$/i) }],
      },
    })
})

test('who only reads changes nothing', async () => {
  await using world = await createWorld()
  const actor = await world.approver.atWork()
  const { number } = await world.store()
  const refused = { ok: false, rejection: { code: 'FORBIDDEN' } }
  const contact = { channel: 'email', kind: 'on_duty', address: 'a@example.com', language: 'en' } as const
  for (const tried of [
    addStore(world.web)(actor, { facts: FACTS }),
    saveOpeningHours(world.web)(actor, { number, hours: [] }),
    saveContact(world.web)(actor, { number, contact }),
    removeContact(world.web)(actor, { number, contact }),
    verifyContact(world.web)(actor, { number, contact }),
    removeFromCatalog(world.web)(actor, { what: 'store', key: number, removed: true }),
    saveProduct(world.web)(actor, { product: product(), seenAt: null }),
    saveDistrict(world.web)(actor, { id: null, name: 'x', parentId: null }),
    assignStores(world.web)(actor, { districtId: number, numbers: [number] }),
  ])
    expect(await tried).toMatchObject(refused)
})
