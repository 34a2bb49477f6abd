import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import type { StoreScans } from '#lib/domain/notice/store-view.ts'

import { iso } from '../query.ts'

type Row = Omit<StoreScans, 'lastAt'> & { lastAt: Date }

/** What the store held before its cameras, lot by lot; what must go comes first. */
export const scansOf = async (
  tx: TransactionClient,
  tenantId: string,
  noticeId: string,
): Promise<StoreScans[]> => {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT gtin, lot, verdict, count(*)::int AS packs, max(scanned_at) AS "lastAt", array_agg(DISTINCT "by" ORDER BY "by") AS "by"
    FROM scan WHERE tenant_id = ${tenantId}::uuid AND notice_id = ${noticeId}::uuid
    GROUP BY gtin, lot, verdict
    ORDER BY array_position(ARRAY['remove', 'check', 'not_recalled']::scan_verdict[], verdict), gtin, lot LIMIT 200`
  return rows.map((row) => ({ ...row, lastAt: iso(row.lastAt) }))
}
