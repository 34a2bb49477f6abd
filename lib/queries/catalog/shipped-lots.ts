import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { ok } from '#lib/domain/result.ts'

import { permittedRead, type Query } from '../query.ts'

export type ShippedLots = {
  /** Newest shipment first; a few hundred at most. */
  lots: { lot: string; stores: number; quantity: number; expiresOn: string | null }[]
  /** How many lots there are, if not all are named. */
  total: number
  /** Units that were shipped without a lot: they are held wherever lots decide. */
  withoutLot: number
}

const MOST = 300

/** What was shipped of a product, lot by lot. */
export const shippedLots: Query<{ gtin: string }, ShippedLots> = async (db, actor, { gtin }) => {
  const allowed = permittedRead(actor, 'catalog:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const lots = await tx.$queryRaw<(ShippedLots['lots'][number] & { total: number })[]>`
      SELECT lot, count(DISTINCT store_id)::int AS stores, sum(quantity)::int AS quantity,
             to_char(max(expires_on), 'YYYY-MM-DD') AS "expiresOn", count(*) OVER ()::int AS total
      FROM shipment WHERE tenant_id = ${tenantId}::uuid AND gtin = ${gtin} AND NOT names_no_lot(lot_key)
      GROUP BY lot ORDER BY max(shipped_at) DESC, lot LIMIT ${MOST}`
    const [without] = await tx.$queryRaw<{ quantity: number }[]>`
      SELECT coalesce(sum(quantity), 0)::int AS quantity FROM shipment
      WHERE tenant_id = ${tenantId}::uuid AND gtin = ${gtin} AND names_no_lot(lot_key)`
    return ok({
      lots: lots.map(({ total: _, ...lot }) => lot),
      total: lots[0]?.total ?? 0,
      withoutLot: without?.quantity ?? 0,
    })
  })
}
