import type { NoticeRows, StoredNotice } from '#lib/ports/notices.ts'

import type { TransactionClient } from './database.ts'
import { followUpRows } from './follow-up-rows.ts'
import { Prisma } from './generated/client.ts'

export const noticeRows = (tx: TransactionClient, tenantId: string): NoticeRows => ({
  findForUpdate: (id) => findLocked(tx, tenantId, Prisma.sql`n.id = ${id}::uuid`),

  findByStoreForUpdate: (recallId, storeNumber) =>
    findLocked(tx, tenantId, Prisma.sql`n.recall_id = ${recallId}::uuid AND s.number = ${storeNumber}`),

  acknowledge: async (id, { by, via, at }) => {
    await tx.$executeRaw`
      UPDATE notice SET state = 'acknowledged', seen_at = coalesce(seen_at, ${at}), acknowledged_at = ${at},
                        acknowledged_by = ${by}, acknowledged_via = ${via}
      WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid AND acknowledged_at IS NULL`
  },

  markSeen: async (id, at) => {
    const { count } = await tx.notice.updateMany({
      where: { id, tenantId, state: 'open' },
      data: { state: 'seen', seenAt: at },
    })
    return count === 1
  },

  ...followUpRows(tx, tenantId),

  verify: async (id, at) => {
    await tx.notice.updateMany({
      where: { id, tenantId, state: 'reported' },
      data: { state: 'verified', verifiedAt: at },
    })
  },

  excuse: async (id, because) => {
    await tx.notice.updateMany({ where: { id, tenantId }, data: { excusedBecause: because } })
  },
})

const findLocked = async (
  tx: TransactionClient,
  tenantId: string,
  which: Prisma.Sql,
): Promise<StoredNotice | null> => {
  const rows = await tx.$queryRaw<StoredNotice[]>`
    SELECT n.id, n.recall_id AS "recallId", n.store_id AS "storeId", s.region_id AS "regionId", n.state, n.version,
           r.status AS "recallStatus", r.priority, n.acknowledged_at AS "acknowledgedAt", n.acknowledged_by AS "acknowledgedBy"
    FROM notice n
    JOIN store s ON s.tenant_id = n.tenant_id AND s.id = n.store_id
    JOIN recall r ON r.tenant_id = n.tenant_id AND r.id = n.recall_id
    WHERE n.tenant_id = ${tenantId}::uuid AND ${which}
    FOR UPDATE OF n`
  return rows[0] ?? null
}
