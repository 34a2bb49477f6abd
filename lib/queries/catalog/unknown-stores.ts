import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { ok } from '#lib/domain/result.ts'

import { permittedRead, type Query } from '../query.ts'

/** Those of the numbers that name no store of the tenant, in their order. */
export const unknownStores: Query<{ numbers: string[] }, string[]> = async (db, actor, { numbers }) => {
  const allowed = permittedRead(actor, 'catalog:read')
  if (!allowed.ok) return allowed
  return withTenant(db, actor, async (tx) => {
    const rows = await tx.store.findMany({
      where: { tenantId: actor.tenantId, number: { in: numbers }, removedAt: null },
      select: { number: true },
    })
    const known = new Set(rows.map(({ number }) => number))
    return ok(numbers.filter((number) => !known.has(number)))
  })
}
