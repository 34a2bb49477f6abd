import 'server-only'

import { confinedToDistrict } from '#lib/domain/identity/actor.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { ok } from '#lib/domain/result.ts'

import { iso, permittedRead, type Query } from '../query.ts'

export type StoreLot = {
  gtin: string
  productName: string | null
  lot: string | null
  expiresOn: string | null
  quantity: number
  lastShippedAt: string
}

const MOST = 100

/** Back from a store: the lots that it got, last shipped first. */
export const storeLots: Query<{ number: string }, StoreLot[]> = async (db, actor, { number }) => {
  const allowed = permittedRead(actor, 'catalog:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const regionId = confinedToDistrict(actor)
  return withTenant(db, actor, async (tx) => {
    const rows = await tx.$queryRaw<(Omit<StoreLot, 'lastShippedAt'> & { last: Date })[]>`
      SELECT h.*, p.name AS "productName" FROM (
        SELECT gtin, lot, expires_on::text AS "expiresOn", sum(quantity)::int AS quantity, max(shipped_at) AS last
        FROM shipment WHERE tenant_id = ${tenantId}::uuid AND store_id = (
          SELECT id FROM store WHERE tenant_id = ${tenantId}::uuid AND number = ${number}
            AND (${regionId}::uuid IS NULL OR region_id IN (SELECT districts_within(${regionId}::uuid))))
        GROUP BY gtin, lot, expires_on ORDER BY last DESC, gtin, lot LIMIT ${MOST}) h
      LEFT JOIN product p ON p.tenant_id = ${tenantId}::uuid AND p.gtin = h.gtin
      ORDER BY h.last DESC, h.gtin, h.lot`
    return ok(rows.map(({ last, ...row }) => ({ ...row, lastShippedAt: iso(last) })))
  })
}
