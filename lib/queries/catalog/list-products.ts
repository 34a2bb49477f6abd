import 'server-only'

import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import type { Prisma } from '#lib/adapters/prisma/generated/client.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { Page } from '#lib/contracts/views.ts'
import { lotsAlike } from '#lib/domain/format/normalize-lot.ts'
import { ok } from '#lib/domain/result.ts'

import { fromCursor, pageOf } from '../cursor.ts'
import { permittedRead, type Query } from '../query.ts'

export type ProductListItem = {
  gtin: string
  name: string
  brand: string | null
  category: string | null
  supplier: string | null
}

type Filter = {
  search?: string | undefined
  /** Those that were given up, instead of the others. */
  removed?: boolean | undefined
  limit: number
  cursor?: string | undefined
}

/** Products by GTIN. Names are searched by part; a GTIN by its digits, also written with spaces; a lot as a whole. */
export const listProducts: Query<Filter, Page<ProductListItem>> = async (
  db,
  actor,
  { search, removed = false, limit, cursor },
) => {
  const allowed = permittedRead(actor, 'catalog:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const after = fromCursor(cursor)
  return withTenant(db, actor, async (tx) => {
    const matching = search ? { OR: await ways(tx, tenantId, search) } : {}
    const rows = await tx.product.findMany({
      where: {
        tenantId,
        removedAt: removed ? { not: null } : null,
        ...(after ? { gtin: { gt: after } } : {}),
        ...matching,
      },
      orderBy: { gtin: 'asc' },
      take: limit + 1,
      select: { gtin: true, name: true, brand: true, category: true, supplier: true },
    })
    return ok(
      pageOf(
        rows,
        limit,
        ({ gtin }) => gtin,
        (row) => row,
      ),
    )
  })
}

const MOST_OF_A_LOT = 50

const ways = async (
  tx: TransactionClient,
  tenantId: string,
  search: string,
): Promise<Prisma.ProductWhereInput[]> => {
  const ofLot = await tx.$queryRaw<{ gtin: string }[]>`
    SELECT DISTINCT gtin FROM shipment
    WHERE tenant_id = ${tenantId}::uuid AND lot_key = ANY (${lotsAlike(search)}) LIMIT ${MOST_OF_A_LOT}`
  const digits = search.replaceAll(/[\s-]/g, '')
  return [
    { name: { contains: search, mode: 'insensitive' } },
    { brand: { contains: search, mode: 'insensitive' } },
    ...(/^\d+$/.test(digits) ? [{ gtin: { contains: digits } }] : []),
    ...(ofLot.length > 0 ? [{ gtin: { in: ofLot.map(({ gtin }) => gtin) } }] : []),
  ]
}
