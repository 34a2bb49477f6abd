import { expect } from 'vitest'

import type { Database } from '#lib/adapters/prisma/database.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import type { Result } from '#lib/domain/result.ts'
import { importDetail } from '#lib/queries/catalog/imports/import-detail.ts'
import { importRows } from '#lib/queries/catalog/imports/import-rows.ts'
import { listImports } from '#lib/queries/catalog/imports/list-imports.ts'
import { listProducts } from '#lib/queries/catalog/list-products.ts'
import { listStores } from '#lib/queries/catalog/list-stores.ts'

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
}
