import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import type { ShippedLot } from '#lib/domain/notice/reconciliation.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Readable } from '#lib/adapters/prisma/database.ts'

import { permittedRead } from '../query.ts'

/** Of the lots that the recall means now, those that came to this store; counted from the shipments. */
export const shippedHere = async (
  db: Readable,
  actor: PersonActor,
  { noticeId }: { noticeId: string },
): Promise<Result<ShippedLot[]>> => {
  const allowed = permittedRead(actor, 'notice:read')
  if (!allowed.ok) return allowed
  const { tenantId, storeId } = actor
  if (!storeId) return rejected('NOTICE_NOT_FOUND')
  return withTenant(db, actor, async (tx) => {
    const where = { id: noticeId, tenantId, storeId }
    const notice = await tx.notice.findFirst({ where, select: { recallId: true, version: true } })
    if (!notice) return rejected('NOTICE_NOT_FOUND')
    const { recallId, version } = notice
    const lots = await tx.$queryRaw<ShippedLot[]>`
      SELECT s.gtin, s.lot, coalesce(sum(s.quantity) FILTER (WHERE s.kind = 'shipment'), 0)::int AS quantity FROM stock_movement s
      WHERE s.tenant_id = ${tenantId}::uuid AND s.store_id = ${storeId}::uuid AND s.kind <> 'sale' AND EXISTS (
        SELECT FROM scope_line l
        WHERE l.tenant_id = s.tenant_id AND l.recall_id = ${recallId}::uuid AND l.version = ${version}::int
          AND l.gtin = s.gtin AND scope_match(l, s.lot, s.expires_on) IS NOT NULL)
      GROUP BY s.gtin, s.lot ORDER BY s.gtin, s.lot LIMIT 200`
    return ok(lots)
  })
}
