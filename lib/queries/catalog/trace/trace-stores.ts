import 'server-only'

import { Prisma } from '#lib/adapters/prisma/generated/client.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { Page, TraceView } from '#lib/contracts/views.ts'
import { ok } from '#lib/domain/result.ts'

import { fromCursor, pageOf } from '../../cursor.ts'
import { iso, permittedRead, regionOf, type Query } from '../../query.ts'

type Filter = {
  gtin?: string | undefined
  lot?: string | undefined
  limit: number
  cursor?: string | undefined
}

export type TraceRow = TraceView & { gtin: string; region: string | null; removed: boolean }

type Row = Omit<TraceRow, 'firstShippedAt' | 'lastShippedAt'> & { first: Date; last: Date; place: string }

/**
 * Stores that got a product or a lot, by store, lot and date. A page begins where the last one ended: its shipments are
 * read by the index of the product or of the lot, whatever else there is.
 */
export const traceStores: Query<Filter, Page<TraceRow>> = async (db, actor, filter) => {
  const allowed = permittedRead(actor, 'catalog:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const rows = await tx.$queryRaw<Row[]>`
      SELECT * FROM (
        SELECT s.number AS "storeNumber", s.name AS "storeName", g.name AS region, s.removed_at IS NOT NULL AS removed, h.gtin, h.lot,
               h.expires_on::text AS "expiresOn", h.quantity::int AS quantity, h.first, h.last,
               (s.number || chr(1) || h.gtin || chr(1) || coalesce(h.lot, '') || chr(1) || coalesce(h.expires_on::text, '')) COLLATE "C" AS place
        FROM (
          SELECT store_id, gtin, lot, expires_on, sum(quantity) AS quantity, min(shipped_at) AS first, max(shipped_at) AS last
          FROM shipment WHERE tenant_id = ${tenantId}::uuid ${shipped(filter)} GROUP BY store_id, gtin, lot, expires_on) h
        JOIN store s ON s.tenant_id = ${tenantId}::uuid AND s.id = h.store_id
        LEFT JOIN region g ON g.tenant_id = s.tenant_id AND g.id = s.region_id
        WHERE true ${inRegion(regionOf(actor))}) traced
      WHERE place > ${fromCursor(filter.cursor) ?? ''} ORDER BY place LIMIT ${filter.limit + 1}`
    return ok(pageOf(rows, filter.limit, ({ place }) => place, toRow))
  })
}

/** Equality with what the database keeps, and with an index: never a part of a lot. */
export const shipped = ({ gtin, lot }: Pick<Filter, 'gtin' | 'lot'>): Prisma.Sql =>
  Prisma.sql`
    ${gtin === undefined ? Prisma.empty : Prisma.sql`AND gtin = ${gtin}`}
    ${lot === undefined ? Prisma.empty : Prisma.sql`AND lot_key = (SELECT normalize_lot(${lot}))`}`

export const inRegion = (regionId: string | null): Prisma.Sql =>
  regionId === null ? Prisma.empty : Prisma.sql`AND s.region_id = ${regionId}::uuid`

const toRow = ({ place: _, first, last, ...row }: Row): TraceRow => ({
  ...row,
  firstShippedAt: iso(first),
  lastShippedAt: iso(last),
})

/** As the API shows it: no more than the contract names. */
export const toTraceView = ({ gtin: _, region: __, removed: ___, ...view }: TraceRow): TraceView => view
