import type { CatalogRows } from '#lib/ports/catalog.ts'

import type { TransactionClient } from './database.ts'
import { contactDesk } from './contact-desk.ts'
import { districtsNow, lockDistricts } from './district-tree.ts'
import { productsNow, storesNow } from './import-known.ts'

type Desk = Omit<
  CatalogRows,
  | 'upsertStores'
  | 'upsertProducts'
  | 'addShipments'
  | 'knownStores'
  | 'meantStores'
  | 'knownProducts'
  | 'drillGround'
>

/** What people change one by one. */
export const catalogDesk = (tx: TransactionClient, tenantId: string): Desk => ({
  storesNow: async (numbers) => {
    await tx.$queryRaw`SELECT FROM store WHERE tenant_id = ${tenantId}::uuid AND number = ANY (${numbers}) FOR UPDATE`
    return storesNow(tx, tenantId, numbers)
  },
  productsNow: async (gtins) => {
    await tx.$queryRaw`SELECT FROM product WHERE tenant_id = ${tenantId}::uuid AND gtin = ANY (${gtins}) FOR UPDATE`
    return productsNow(tx, tenantId, gtins)
  },
  ...contactDesk(tx, tenantId),
  setRemoved: async (what, key, removedAt, at) => {
    const was = removedAt === null ? { not: null } : null
    const data = { removedAt, updatedAt: at }
    const { count } =
      what === 'store'
        ? await tx.store.updateMany({ where: { tenantId, number: key, removedAt: was }, data })
        : await tx.product.updateMany({ where: { tenantId, gtin: key, removedAt: was }, data })
    return count > 0
  },
  districts: async () => {
    await lockDistricts(tx, tenantId)
    return districtsNow(tx, tenantId)
  },
  addDistrict: async (district) => {
    await tx.region.create({ data: { ...district, tenantId } })
  },
  changeDistrict: async ({ id, name, parentId }, at) => {
    await tx.region.updateMany({ where: { tenantId, id }, data: { name, parentId } })
    // A store has changed when its district is called something else: whoever compares asks for the one time.
    await tx.store.updateMany({ where: { tenantId, regionId: id }, data: { updatedAt: at } })
  },
  assignStores: (districtId, numbers, at) => tx.$executeRaw`
    UPDATE store SET region_id = ${districtId}::uuid, updated_at = ${at}
    WHERE tenant_id = ${tenantId}::uuid AND number = ANY (${numbers}) AND region_id IS DISTINCT FROM ${districtId}::uuid`,
})
