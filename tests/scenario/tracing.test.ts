import { expect, test } from 'vitest'

import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { addShipments } from '#lib/use-cases/catalog/add-shipments.ts'
import { shippedLots } from '#lib/queries/catalog/shipped-lots.ts'
import { traceStores } from '#lib/queries/catalog/trace/trace-stores.ts'
import { traceSummary } from '#lib/queries/catalog/trace/trace-summary.ts'
import { gtin, shipment } from '#prisma/demo/builders.ts'
import { createWorld, type World } from '#tests/support/world.ts'

const LOTS = ['L1', 'l 1', 'L2', null]

/** Seven stores in two districts; each got each lot twice, the papers of one pallet without its lot. */
const shippedWorld = async (): Promise<{ world: World; actor: PersonActor }> => {
  const world = await createWorld()
  const actor = await world.manager.atWork()
  const rows = []
  for (let i = 1; i <= 7; i += 1) {
    const { number } = await world.store({ region: i < 4 ? 'North' : 'South' })
    for (const [k, lot] of LOTS.entries())
      for (const round of [1, 2])
        rows.push(shipment({ ref: `${number}-${k}-${round}`, storeNumber: number, lot, quantity: i }))
  }
  const added = await addShipments(world.web)(
    actor,
    rows.map((row, index) => ({ index, row })),
  )
  expect(added).toMatchObject({ ok: true, value: { created: rows.length } })
  return { world, actor }
}

const pages = async (
  world: World,
  actor: PersonActor,
  filter: { gtin?: string; lot?: string },
  limit: number,
) => {
  const all: string[] = []
  for (let cursor: string | undefined; ;) {
    const page = await traceStores(world.db.web, actor, { ...filter, limit, cursor })
    if (!page.ok) throw new Error(page.rejection.code)
    expect(page.value.data.length).toBeLessThanOrEqual(limit)
    all.push(...page.value.data.map(({ storeNumber, lot, quantity }) => `${storeNumber} ${lot} ${quantity}`))
    if (page.value.nextCursor === null) return all
    cursor = page.value.nextCursor
  }
}

test('a product is traced to its stores and lots, and pages of any size are one list', async () => {
  const { world, actor } = await shippedWorld()
  await using _ = world
  const whole = await pages(world, actor, { gtin: gtin(1) }, 500)
  expect(whole).toHaveLength(28)
  expect(whole.slice(0, 4)).toEqual(['0001 null 2', '0001 L1 2', '0001 L2 2', '0001 l 1 2'])
  for (const limit of [1, 2, 3, 5, 27, 28])
    expect(await pages(world, actor, { gtin: gtin(1) }, limit), `pages of ${limit}`).toEqual(whole)
})

test('a lot is found as it is written anywhere, and never by a part of it', async () => {
  const { world, actor } = await shippedWorld()
  await using _ = world
  expect(await pages(world, actor, { gtin: gtin(1), lot: ' L 1' }, 50)).toHaveLength(14)
  expect(await pages(world, actor, { lot: 'l2' }, 50)).toHaveLength(7)
  expect(await pages(world, actor, { lot: 'L' }, 50)).toEqual([])
  expect(await pages(world, actor, { gtin: gtin(2), lot: 'L1' }, 50)).toEqual([])
})

test('a lot is found with and without the L that marks it', async () => {
  const { world, actor } = await shippedWorld()
  await using _ = world
  const marked = await pages(world, actor, { lot: 'L1' }, 500)
  expect(await pages(world, actor, { lot: '1' }, 500)).toEqual(marked)
})

test('the totals are those of the rows, by lot and by district', async () => {
  const { world, actor } = await shippedWorld()
  await using _ = world
  expect(await traceSummary(world.db.web, actor, { gtin: gtin(1) })).toMatchObject({
    ok: true,
    value: {
      stores: 7,
      quantity: 224,
      lots: [
        { lot: 'L1', stores: 7, quantity: 56 },
        { lot: 'L2', stores: 7, quantity: 56 },
        { lot: 'l 1', stores: 7, quantity: 56 },
        { lot: null, stores: 7, quantity: 56 },
      ],
      districts: [
        { region: 'South', stores: 4, quantity: 176 },
        { region: 'North', stores: 3, quantity: 48 },
      ],
    },
  })
})

test('what was shipped without a lot is counted for itself: nobody can say that it is not the one', async () => {
  const { world, actor } = await shippedWorld()
  await using _ = world
  const unread = await traceSummary(world.db.web, actor, { gtin: gtin(1), lot: null })
  expect(unread).toMatchObject({ value: { stores: 7, quantity: 56, lots: [{ lot: null }] } })
})

test('what papers call N/A, none or TBD was shipped without a lot, too', async () => {
  const { world, actor } = await shippedWorld()
  await using _ = world
  const { number } = await world.store()
  const rows = ['N/A', 'none', 'TBD', '?', 'L9'].map((lot, i) =>
    shipment({ ref: `no-${i}`, storeNumber: number, lot, quantity: 100 }),
  )
  const added = await addShipments(world.web)(
    actor,
    rows.map((row, index) => ({ index, row })),
  )
  expect(added).toMatchObject({ ok: true, value: { created: 5 } })
  const unread = await traceSummary(world.db.web, actor, { gtin: gtin(1), lot: null })
  expect(unread).toMatchObject({ value: { stores: 8, quantity: 456 } })
  const known = await shippedLots(world.db.web, actor, { gtin: gtin(1) })
  expect(known).toMatchObject({ ok: true, value: { total: 4, withoutLot: 456 } })
})

test('a district manager traces within the district', async () => {
  const { world } = await shippedWorld()
  await using _ = world
  const [north] = await world.truth.rows<{ id: string }>("SELECT id FROM region WHERE name = 'North'")
  const actor: PersonActor = {
    ...(await world.manager.atWork()),
    role: 'district_manager',
    regionId: north?.id ?? '',
  }
  expect(new Set((await pages(world, actor, { gtin: gtin(1) }, 3)).map((row) => row.slice(0, 4)))).toEqual(
    new Set(['0001', '0002', '0003']),
  )
  expect(await traceSummary(world.db.web, actor, { gtin: gtin(1) })).toMatchObject({
    ok: true,
    value: { stores: 3 },
  })
})
