import 'server-only'

import { confinedToDistrict } from '#lib/domain/identity/actor.ts'
import { Prisma } from '#lib/adapters/prisma/generated/client.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { Page, TraceView } from '#lib/contracts/views.ts'
import { lotsAlike } from '#lib/domain/format/normalize-lot.ts'
import { ok } from '#lib/domain/result.ts'

import { fromCursor, pageOf } from '../../cursor.ts'
import { iso, permittedRead, type Query } from '../../query.ts'

type Filter = {
  gtin?: string | undefined
  lot?: string | undefined
  limit: number
  cursor?: string | undefined
}

export type TraceRow = TraceView & { gtin: string; region: string | null; removed: boolean }

type Row = Omit<TraceRow, 'firstShippedAt' | 'lastShippedAt'> & { first: Date; last: Date; rest: string }

const BETWEEN = '\x01'

/**
 * Stores that got a product or a lot, by store, lot and date. First the stores of the page, each asked whether it got any;
 * then what they got: however many others there are, a page costs a page.
 */
export const traceStores: Query<Filter, Page<TraceRow>> = async (db, actor, filter) => {
  const allowed = permittedRead(actor, 'catalog:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const { limit, cursor } = filter
  const [number = '', rest = ''] = (fromCursor(cursor) ?? '').split(BETWEEN, 2)
  return withTenant(db, actor, async (tx) => {
    const rows = await tx.$queryRaw<Row[]>`
      WITH page AS MATERIALIZED (
        SELECT s.id, s.number, s.name, s.region_id, s.removed_at FROM store s
        WHERE s.tenant_id = ${tenantId}::uuid AND s.number >= ${number} ${inRegion(confinedToDistrict(actor))}
          AND EXISTS (SELECT FROM shipment h WHERE h.tenant_id = ${tenantId}::uuid AND h.store_id = s.id ${shipped(filter)})
        ORDER BY s.number LIMIT ${limit + 2}),
      traced AS (
        SELECT p.number AS "storeNumber", p.name AS "storeName", g.name AS region, p.removed_at IS NOT NULL AS removed,
               h.gtin, h.lot, h.expires_on::text AS "expiresOn", h.quantity, h.first, h.last,
               (h.gtin || '/' || coalesce(h.lot, '') || '/' || coalesce(h.expires_on::text, '')) COLLATE "C" AS rest
        FROM page p CROSS JOIN LATERAL (
          SELECT h.gtin, h.lot, h.expires_on, sum(h.quantity)::int AS quantity, min(h.shipped_at) AS first, max(h.shipped_at) AS last
          FROM shipment h WHERE h.tenant_id = ${tenantId}::uuid AND h.store_id = p.id ${shipped(filter)}
          GROUP BY h.gtin, h.lot, h.expires_on) h
        LEFT JOIN region g ON g.tenant_id = ${tenantId}::uuid AND g.id = p.region_id)
      SELECT * FROM traced WHERE "storeNumber" <> ${number} OR rest > ${rest} ORDER BY "storeNumber", rest LIMIT ${limit + 1}`
    return ok(pageOf(rows, limit, (row) => `${row.storeNumber}${BETWEEN}${row.rest}`, toRow))
  })
}

/** A whole lot, with or without its mark, from an index: never a part of one. Null: what was shipped without a lot. */
export const shipped = ({
  gtin,
  lot,
}: Pick<Filter, 'gtin'> & { lot?: string | null | undefined }): Prisma.Sql =>
  Prisma.sql`
    ${gtin === undefined ? Prisma.empty : Prisma.sql`AND h.gtin = ${gtin}`}
    ${lot === undefined ? Prisma.empty : lot === null ? Prisma.sql`AND names_no_lot(h.lot_key)` : Prisma.sql`AND h.lot_key = ANY (${lotsAlike(lot)})`}`

export const inRegion = (regionId: string | null): Prisma.Sql =>
  regionId === null
    ? Prisma.empty
    : Prisma.sql`AND s.region_id IN (SELECT districts_within(${regionId}::uuid))`

const toRow = ({ rest: _, first, last, ...row }: Row): TraceRow => ({
  ...row,
  firstShippedAt: iso(first),
  lastShippedAt: iso(last),
})

/** As the API shows it: no more than the contract names. */
export const toTraceView = ({ gtin: _, region: __, removed: ___, ...view }: TraceRow): TraceView => view
