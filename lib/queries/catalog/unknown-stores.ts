import 'server-only'

import { meantStores } from '#lib/adapters/prisma/catalog-rows.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { UnknownStore } from '#lib/domain/catalog/meant-store.ts'
import { ok } from '#lib/domain/result.ts'

import { permittedRead, type Query } from '../query.ts'

/** Those of the numbers that name no store of the tenant, in their order, with the store that was probably meant. */
export const unknownStores: Query<{ numbers: string[] }, UnknownStore[]> = async (db, actor, { numbers }) => {
  const allowed = permittedRead(actor, 'catalog:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const rows = await tx.store.findMany({
      where: { tenantId, number: { in: numbers }, removedAt: null },
      select: { number: true },
    })
    const known = new Set(rows.map(({ number }) => number))
    const unknown = numbers.filter((number) => !known.has(number))
    return ok(await meantStores(tx, tenantId, unknown))
  })
}
