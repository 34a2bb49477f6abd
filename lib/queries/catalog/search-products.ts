import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { lotsAlike } from '#lib/domain/format/normalize-lot.ts'
import { ok } from '#lib/domain/result.ts'

import { permittedRead, type Query } from '../query.ts'

export type FoundProduct = {
  gtin: string
  name: string
  brand: string | null
  /** The lot that was looked for, where this product was shipped with it. */
  lot: string | null
}

type Filter = { search: string; limit?: number }

const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)

/** Products by part of their name, brand or GTIN, or by a whole lot that was shipped. Those given up are not offered. */
export const searchProducts: Query<Filter, FoundProduct[]> = async (db, actor, { search, limit = 12 }) => {
  const allowed = permittedRead(actor, 'catalog:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const text = search.trim().slice(0, 100)
  const part = `%${escaped(text)}%`
  const digits = /^\d{6,14}$/.test(text) ? `%${text.replace(/^0+/, '')}` : part
  return withTenant(db, actor, async (tx) =>
    ok(
      await tx.$queryRaw<FoundProduct[]>`
        WITH had AS (
          SELECT DISTINCT gtin, lot FROM shipment
          WHERE tenant_id = ${tenantId}::uuid AND length(${text}) >= 2 AND lot_key = ANY (${lotsAlike(text)}))
        SELECT p.gtin, p.name, p.brand, min(had.lot) AS lot
        FROM product p LEFT JOIN had ON had.gtin = p.gtin
        WHERE p.tenant_id = ${tenantId}::uuid AND p.removed_at IS NULL
          AND (p.name ILIKE ${part} OR p.brand ILIKE ${part} OR p.gtin LIKE ${digits} OR had.gtin IS NOT NULL
               OR coalesce(p.brand || ' ', '') || p.name ILIKE ${part})
        GROUP BY p.gtin, p.name, p.brand
        ORDER BY min(had.lot) NULLS LAST, p.name, p.gtin
        LIMIT ${limit}`,
    ),
  )
}
