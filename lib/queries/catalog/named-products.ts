import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { ok } from '#lib/domain/result.ts'

import { permittedRead, type Query } from '../query.ts'

/** What the products of these GTINs are called, brand first, as stores are told. */
export const namedProducts: Query<{ gtins: string[] }, Record<string, string>> = async (
  db,
  actor,
  { gtins },
) => {
  const allowed = permittedRead(actor, 'catalog:read')
  if (!allowed.ok) return allowed
  return withTenant(db, actor, async (tx) => {
    const rows = await tx.product.findMany({
      where: { tenantId: actor.tenantId, gtin: { in: gtins } },
      select: { gtin: true, name: true, brand: true },
    })
    return ok(
      Object.fromEntries(rows.map(({ gtin, name, brand }) => [gtin, brand ? `${brand} ${name}` : name])),
    )
  })
}
