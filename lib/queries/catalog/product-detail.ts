import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { RecallStatus } from '#lib/domain/recall/lifecycle.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { visibleSql } from '../recall/visible-recalls.ts'
import { iso, isoOrNull, permittedRead, type Query } from '../query.ts'

export type ProductDetail = {
  gtin: string
  name: string
  brand: string | null
  category: string | null
  supplier: string | null
  updatedAt: string
  removedAt: string | null
  recalls: { id: string; number: string; title: string; status: RecallStatus }[]
}

/** One product, and the recalls that have named it. Where it went, tracing tells. */
export const productDetail: Query<{ gtin: string }, ProductDetail> = async (db, actor, { gtin }) => {
  const allowed = permittedRead(actor, 'catalog:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const product = await tx.product.findFirst({ where: { tenantId, gtin } })
    if (!product) return rejected('PRODUCT_NOT_FOUND')
    const recalls = await tx.$queryRaw<ProductDetail['recalls']>`
      SELECT r.id, r.number, r.title, r.status FROM recall r
      WHERE r.tenant_id = ${tenantId}::uuid AND EXISTS (
        SELECT FROM scope_line l WHERE l.tenant_id = r.tenant_id AND l.recall_id = r.id AND l.gtin = ${gtin})
        ${visibleSql(actor)}
      ORDER BY r.number DESC LIMIT 50`
    const { name, brand, category, supplier } = product
    return ok({
      gtin,
      name,
      brand,
      category,
      supplier,
      updatedAt: iso(product.updatedAt),
      removedAt: isoOrNull(product.removedAt),
      recalls,
    })
  })
}
