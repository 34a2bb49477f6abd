import { expect } from 'vitest'

import type { Database } from '#lib/adapters/prisma/database.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import type { Result } from '#lib/domain/result.ts'
import { contactHealth } from '#lib/queries/catalog/contact-health.ts'
import { importDetail } from '#lib/queries/catalog/imports/import-detail.ts'
import { importRows } from '#lib/queries/catalog/imports/import-rows.ts'
import { listImports } from '#lib/queries/catalog/imports/list-imports.ts'
import { listProducts } from '#lib/queries/catalog/list-products.ts'
import { listDistricts } from '#lib/queries/catalog/list-districts.ts'
import { listStores } from '#lib/queries/catalog/list-stores.ts'
import { productDetail } from '#lib/queries/catalog/product-detail.ts'
import { storeDetail } from '#lib/queries/catalog/store-detail.ts'
import { storeFacets } from '#lib/queries/catalog/store-facets.ts'
import { storeLots } from '#lib/queries/catalog/store-lots.ts'

import { traceStores } from '#lib/queries/catalog/trace/trace-stores.ts'
import { traceSummary } from '#lib/queries/catalog/trace/trace-summary.ts'
import { gtin } from '#prisma/demo/builders.ts'

import type { Filled } from './two-retailers.ts'
import type { World } from './world.ts'

type Scene = { world: World; unbound: Database; manager: PersonActor; ours: Filled; theirs: Filled }

const refusal = (result: Result<unknown>) => (result.ok ? { found: result.value } : result.rejection.code)
const page = { limit: 500 }
const importOf = async (world: World, { tenantId }: Filled): Promise<string> =>
  (
    await world.truth.rows<{ id: string }>('SELECT id FROM catalog_import WHERE tenant_id = $1', [tenantId])
  )[0]?.id ?? ''

/** What each query of the catalog gives when it is asked, as our actor, for what is theirs. */
export const CATALOG_QUERIES: Record<string, (scene: Scene) => Promise<void>> = {
  listProducts: async ({ unbound, manager }) =>
    expect(await listProducts(unbound, manager, page)).toMatchObject({
      ok: true,
      value: { data: [{ brand: 'Oakhill' }], nextCursor: null },
    }),
  listStores: async ({ unbound, manager }) => {
    const listed = await listStores(unbound, manager, page)
    expect(listed.ok && listed.value.data.map(({ number, contacts }) => [number, contacts])).toEqual([
      ['0001', 2],
      ['0002', 2],
    ])
  },
  contactHealth: async ({ world, unbound, manager, ours }) => {
    const now = world.clock.now()
    const found = await contactHealth(unbound, manager, { now, ...page })
    expect(
      found.ok && found.value.data.map(({ store, test }) => [store.number, test?.state ?? null]),
    ).toEqual(
      expect.arrayContaining([
        ['0001', 'accepted'],
        ['0001', null],
        ['0002', null],
      ]) as unknown,
    )
    expect(found.ok && found.value.data).toHaveLength(2 * ours.stores.length)
    expect(found.ok && found.value.counts).toMatchObject({ all: 4, unverified: 4, unreachable: 0 })
  },
  listImports: async ({ world, unbound, manager, ours }) => {
    const listed = await listImports(unbound, manager, page)
    expect(listed.ok && listed.value.data.map(({ id }) => id)).toEqual([await importOf(world, ours)])
  },
  importDetail: async ({ world, unbound, manager, theirs }) =>
    expect(refusal(await importDetail(unbound, manager, { id: await importOf(world, theirs) }))).toBe(
      'IMPORT_NOT_FOUND',
    ),
  importRows: async ({ world, unbound, manager, theirs }) =>
    expect(
      refusal(
        await importRows(unbound, manager, { id: await importOf(world, theirs), show: 'add', ...page }),
      ),
    ).toBe('IMPORT_NOT_FOUND'),
  storeFacets: async ({ unbound, manager }) =>
    expect(await storeFacets(unbound, manager, {})).toMatchObject({
      ok: true,
      value: { districts: ['North', 'South'], banners: [] },
    }),
  // The same number, and another store: theirs have more recalls.
  storeDetail: async ({ world, unbound, manager, ours }) => {
    const found = await storeDetail(unbound, manager, { number: '0001' })
    const known = await world.truth.rows<{ id: string }>(
      'SELECT recall_id AS id FROM notice WHERE store_id = $1 ORDER BY id DESC',
      [ours.stores[0].id],
    )
    expect(found.ok && found.value.recalls.map(({ id }) => id)).toEqual(known.map(({ id }) => id))
    expect(found.ok && found.value.contacts.length).toBe(2)
  },
  storeLots: async ({ world, unbound, manager, ours }) => {
    expect(await storeLots(unbound, manager, { number: '0001' })).toMatchObject({
      ok: true,
      value: { data: [{ gtin: gtin(1), lot: 'L24A', quantity: 24 }], nextCursor: null },
    })
    const [south] = await world.truth.rows<{ id: string }>(
      "SELECT id FROM region WHERE tenant_id = $1 AND name = 'South'",
      [ours.tenantId],
    )
    const district = { ...manager, role: 'district_manager', regionId: south?.id ?? '' } as const
    expect(await storeLots(unbound, district, { number: '0002' })).toMatchObject({ ok: true })
    for (const query of [storeDetail, storeLots])
      expect(refusal(await query(unbound, district, { number: '0001' }))).toBe('STORE_NOT_FOUND')
  },
  listDistricts: async ({ unbound, manager }) => {
    const listed = await listDistricts(unbound, manager, {})
    expect(listed.ok && listed.value.districts.map(({ name, stores }) => [name, stores])).toEqual([
      ['North', 1],
      ['South', 1],
    ])
  },
  productDetail: async ({ world, unbound, manager, ours }) => {
    const found = await productDetail(unbound, manager, { gtin: gtin(1) })
    const known = await world.truth.rows<{ id: string }>(
      'SELECT id FROM recall WHERE tenant_id = $1 ORDER BY number DESC',
      [ours.tenantId],
    )
    expect(found.ok && found.value.recalls.map(({ id }) => id)).toEqual(known.map(({ id }) => id))
  },
  // Both tenants have shipped the same lot to stores of the same numbers.
  traceStores: async ({ unbound, manager }) =>
    expect(await traceStores(unbound, manager, { gtin: gtin(1), lot: 'l24a', ...page })).toMatchObject({
      ok: true,
      value: {
        data: [
          { storeNumber: '0001', quantity: 24 },
          { storeNumber: '0002', quantity: 24 },
        ],
        nextCursor: null,
      },
    }),
  traceSummary: async ({ unbound, manager }) =>
    expect(await traceSummary(unbound, manager, { gtin: gtin(1) })).toMatchObject({
      ok: true,
      value: { stores: 2, quantity: 48, lots: [{ lot: 'L24A', stores: 2 }], districts: { length: 2 } },
    }),
}
