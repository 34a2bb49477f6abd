import 'server-only'

import { confinedToDistrict } from '#lib/domain/identity/actor.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { ok } from '#lib/domain/result.ts'

import { iso, permittedRead, type Query } from '../../query.ts'
import { inRegion, shipped } from './trace-stores.ts'

export type TracedLot = {
  gtin: string
  productName: string | null
  lot: string | null
  expiresFrom: string | null
  expiresTo: string | null
  stores: number
  quantity: number
  firstShippedAt: string
  lastShippedAt: string
}

export type TraceSummary = {
  lots: TracedLot[]
  /** There are more lots than are listed. */
  moreLots: boolean
  districts: { region: string | null; stores: number; quantity: number }[]
  stores: number
  quantity: number
}

type Filter = { gtin?: string | undefined; lot?: string | null | undefined }
type LotRow = Omit<TracedLot, 'firstShippedAt' | 'lastShippedAt'> & { first: Date; last: Date }

const MOST_LOTS = 200

/** Of a product or a lot: its lots, and how much of it went into each district. */
export const traceSummary: Query<Filter, TraceSummary> = async (db, actor, filter) => {
  const allowed = permittedRead(actor, 'catalog:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const region = confinedToDistrict(actor)
  return withTenant(db, actor, async (tx) => {
    const lots = await tx.$queryRaw<LotRow[]>`
      SELECT t.*, p.name AS "productName" FROM (
        SELECT h.gtin, h.lot, min(h.expires_on)::text AS "expiresFrom", max(h.expires_on)::text AS "expiresTo",
               count(DISTINCT h.store_id)::int AS stores, sum(h.quantity)::int AS quantity, min(h.shipped_at) AS first, max(h.shipped_at) AS last
        FROM shipment h JOIN store s ON s.tenant_id = h.tenant_id AND s.id = h.store_id
        WHERE h.tenant_id = ${tenantId}::uuid ${shipped(filter)} ${inRegion(region)} GROUP BY h.gtin, h.lot) t
      LEFT JOIN product p ON p.tenant_id = ${tenantId}::uuid AND p.gtin = t.gtin
      ORDER BY t.last DESC, t.gtin, t.lot LIMIT ${MOST_LOTS + 1}`
    const districts = await tx.$queryRaw<TraceSummary['districts']>`
      SELECT g.name AS region, count(*)::int AS stores, sum(h.quantity)::int AS quantity
      FROM (SELECT h.store_id, sum(h.quantity) AS quantity FROM shipment h WHERE h.tenant_id = ${tenantId}::uuid ${shipped(filter)} GROUP BY h.store_id) h
      JOIN store s ON s.tenant_id = ${tenantId}::uuid AND s.id = h.store_id
      LEFT JOIN region g ON g.tenant_id = s.tenant_id AND g.id = s.region_id
      WHERE true ${inRegion(region)} GROUP BY g.name ORDER BY quantity DESC, region`
    const sum = (of: 'stores' | 'quantity') => districts.reduce((total, row) => total + row[of], 0)
    return ok({
      lots: lots.slice(0, MOST_LOTS).map(({ first, last, ...lot }) => ({
        ...lot,
        firstShippedAt: iso(first),
        lastShippedAt: iso(last),
      })),
      moreLots: lots.length > MOST_LOTS,
      districts,
      stores: sum('stores'),
      quantity: sum('quantity'),
    })
  })
}
