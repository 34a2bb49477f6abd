import { expect, test } from 'vitest'

import { addShipments } from '#lib/use-cases/catalog/add-shipments.ts'
import { putProducts } from '#lib/use-cases/catalog/put-products.ts'
import { putStores } from '#lib/use-cases/catalog/put-stores.ts'
import { contact, product, shipment, store } from '#prisma/demo/builders.ts'
import { createWorld } from '#tests/support/world.ts'

test('what is said twice is written once, and leaves one leaf', async () => {
  await using world = await createWorld()
  const actor = await world.manager.atWork()
  const puts = [
    () =>
      putStores(world.web)(actor, [store({ number: '0100' }), store({ number: '0101', region: 'North' })]),
    () => putProducts(world.web)(actor, [product({ name: 'Another name' })]),
    () => addShipments(world.web)(actor, [{ index: 0, row: shipment({ storeNumber: '0100' }) }]),
  ]
  for (const put of puts) expect(await put()).toMatchObject({ ok: true, value: { unchanged: 0 } })
  for (const put of puts) expect(await put()).toMatchObject({ ok: true, value: { created: 0, updated: 0 } })
  const leaves = await world.truth.rows(
    "SELECT action FROM audit_leaf WHERE actor LIKE 'person:%' AND action LIKE 'catalog.%' ORDER BY sequence",
  )
  expect(leaves).toEqual([
    { action: 'catalog.stores_put' },
    { action: 'catalog.products_put' },
    { action: 'catalog.shipments_added' },
  ])
})

test('a contact that is not named any more is kept and not used; named again, it is used again', async () => {
  await using world = await createWorld()
  const actor = await world.manager.atWork()
  const put = (...addresses: string[]) =>
    putStores(world.web)(actor, [
      store({ number: '0100', contacts: addresses.map((address) => contact({ address })) }),
    ])
  const contacts = () =>
    world.truth.rows('SELECT address, disabled_because AS because FROM contact ORDER BY address')
  await put('a@example.com', 'b@example.com')
  expect(await put('b@example.com')).toMatchObject({
    ok: true,
    value: { created: 0, updated: 1, unchanged: 0 },
  })
  expect(await contacts()).toEqual([
    { address: 'a@example.com', because: 'removed' },
    { address: 'b@example.com', because: null },
  ])
  await put('a@example.com', 'b@example.com')
  expect(await contacts()).toEqual([
    { address: 'a@example.com', because: null },
    { address: 'b@example.com', because: null },
  ])
})
