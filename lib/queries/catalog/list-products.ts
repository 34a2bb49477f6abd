import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { Page } from '#lib/contracts/views.ts'
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

type Filter = { search?: string | undefined; limit: number; cursor?: string | undefined }

/** Products by GTIN. Names are searched by part; a GTIN by its digits. */
export const listProducts: Query<Filter, Page<ProductListItem>> = async (
  db,
  actor,
  { search, limit, cursor },
) => {
  const allowed = permittedRead(actor, 'catalog:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const after = fromCursor(cursor)
  const matching = search
    ? {
        OR: (['gtin', 'name', 'brand'] as const).map((field) => ({
          [field]: { contains: search, mode: 'insensitive' as const },
        })),
      }
    : {}
  return withTenant(db, actor, async (tx) => {
    const rows = await tx.product.findMany({
      where: { tenantId, ...(after ? { gtin: { gt: after } } : {}), ...matching },
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
