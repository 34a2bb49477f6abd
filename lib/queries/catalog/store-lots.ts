import 'server-only'

import { confinedToDistrict } from '#lib/domain/identity/actor.ts'
import { inDistrict } from '#lib/adapters/prisma/district-tree.ts'
import { Prisma } from '#lib/adapters/prisma/generated/client.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { Page } from '#lib/contracts/views.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { fromCursor, pageOf } from '../cursor.ts'
import { iso, permittedRead, type Query } from '../query.ts'

export type StoreLot = {
  gtin: string
  productName: string | null
  lot: string | null
  expiresOn: string | null
  quantity: number
  lastShippedAt: string
}

type Filter = { number: string; limit?: number; cursor?: string | undefined }
type Row = Omit<StoreLot, 'lastShippedAt'> & { last: Date; rest: string }

const MOST = 100

/** Back from a store: the lots that it got, last shipped first. */
export const storeLots: Query<Filter, Page<StoreLot>> = async (
  db,
  actor,
  { number, limit = MOST, cursor },
) => {
  const allowed = permittedRead(actor, 'catalog:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const regionId = confinedToDistrict(actor)
  return withTenant(db, actor, async (tx) => {
    const store = await tx.store.findFirst({
      where: { tenantId, number, ...(await inDistrict(tx, regionId)) },
      select: { id: true },
    })
    if (!store) return rejected('STORE_NOT_FOUND')
    const rows = await tx.$queryRaw<Row[]>`
      SELECT h.*, p.name AS "productName" FROM (
        SELECT gtin, lot, expires_on::text AS "expiresOn", sum(quantity)::int AS quantity, max(shipped_at) AS last,
               (gtin || '/' || coalesce(lot, '') || '/' || coalesce(expires_on::text, '')) COLLATE "C" AS rest
        FROM shipment WHERE tenant_id = ${tenantId}::uuid AND store_id = ${store.id}::uuid
        GROUP BY gtin, lot, expires_on) h
      LEFT JOIN product p ON p.tenant_id = ${tenantId}::uuid AND p.gtin = h.gtin
      ${after(cursor)} ORDER BY h.last DESC, h.rest LIMIT ${limit + 1}`
    return ok(pageOf(rows, limit, ({ last, rest }) => `${last.getTime()} ${rest}`, toLot))
  })
}

/** What stands behind a place, in the order of the list. */
const after = (cursor: string | undefined): Prisma.Sql => {
  const [last, ...rest] = fromCursor(cursor, /^\d{1,14} ./s)?.split(' ') ?? []
  if (last === undefined) return Prisma.empty
  const at = new Date(Number(last))
  return Prisma.sql`WHERE h.last < ${at} OR (h.last = ${at} AND h.rest > ${rest.join(' ')})`
}

const toLot = ({ last, rest: _, ...row }: Row): StoreLot => ({ ...row, lastShippedAt: iso(last) })
