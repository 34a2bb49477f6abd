import type { DrillGround } from '#lib/ports/catalog.ts'

import type { TransactionClient } from './database.ts'

const MOST_PRODUCTS = 5
const MOST_LOTS = 20

/** Districts below the one that is named belong to it. */
export const drillGround = async (
  tx: TransactionClient,
  tenantId: string,
  district: string | null,
): Promise<DrillGround> => {
  const stores = await tx.$queryRaw<DrillGround['stores'][number][]>`
    WITH RECURSIVE below AS (
      SELECT id FROM region WHERE tenant_id = ${tenantId}::uuid AND name = ${district}
      UNION ALL SELECT r.id FROM region r JOIN below b ON r.parent_id = b.id WHERE r.tenant_id = ${tenantId}::uuid)
    SELECT s.number, (SELECT array_agg((d->>'day')::int) FROM jsonb_array_elements(
             CASE WHEN jsonb_typeof(s.opening_hours) = 'array' THEN s.opening_hours END) d) AS "openDays"
    FROM store s
    WHERE s.tenant_id = ${tenantId}::uuid AND s.removed_at IS NULL
      AND (${district}::text IS NULL OR s.region_id IN (SELECT id FROM below))
    ORDER BY s.number`
  const numbers = stores.map(({ number }) => number)
  const products = await tx.$queryRaw<DrillGround['products'][number][]>`
    SELECT p.gtin, concat_ws(' ', p.brand, p.name) AS name,
           (coalesce(array_agg(DISTINCT h.lot) FILTER (WHERE NOT names_no_lot(h.lot_key)), '{}'))[1:${MOST_LOTS}::int] AS lots,
           array_agg(DISTINCT s.number ORDER BY s.number) AS "storeNumbers"
    FROM shipment h
    JOIN store s ON s.tenant_id = h.tenant_id AND s.id = h.store_id AND s.number = ANY (${numbers})
    JOIN product p ON p.tenant_id = h.tenant_id AND p.gtin = h.gtin AND p.removed_at IS NULL
    WHERE h.tenant_id = ${tenantId}::uuid
    GROUP BY p.gtin, p.brand, p.name
    ORDER BY count(DISTINCT s.number) DESC, p.gtin LIMIT ${MOST_PRODUCTS}`
  return { stores, products }
}
