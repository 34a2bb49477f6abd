import type { Random } from '#lib/ports/clock.ts'
import type { NoticeRows, StoredNotice } from '#lib/ports/notices.ts'

import type { TransactionClient } from './database.ts'
import { followUpRows } from './follow-up-rows.ts'
import { Prisma } from './generated/client.ts'
import { helpRows } from './help-rows.ts'
import { seenBy } from './seen-by.ts'
import { reportRows } from './report-rows.ts'

export const noticeRows = (tx: TransactionClient, tenantId: string, random: Random): NoticeRows => {
  const said = (noticeId: string, { storeId }: { storeId: string }) => ({
    id: random.id(),
    tenantId,
    noticeId,
    storeId,
  })
  return {
    findForUpdate: (id) => findLocked(tx, tenantId, Prisma.sql`n.id = ${id}::uuid`),

    findByStoreForUpdate: (recallId, storeNumber) =>
      findLocked(tx, tenantId, Prisma.sql`n.recall_id = ${recallId}::uuid AND s.number = ${storeNumber}`),

    acknowledge: async (id, { by, via, at, version, signedBy }) => {
      const [row] = await tx.$queryRaw<{ storeId: string }[]>`
      UPDATE notice SET state = 'acknowledged', seen_at = coalesce(seen_at, ${seenBy(via, at)}), acknowledged_at = ${at},
                        acknowledged_by = ${by}, acknowledged_via = ${via}, answered_version = ${version}
      WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid
      RETURNING store_id AS "storeId"`
      if (row)
        await tx.response.create({
          data: { ...said(id, row), kind: 'acknowledged', by, via, at, version, signedBy, observedAt: at },
        })
    },

    markSeen: async (id, at) => {
      const { count } = await tx.notice.updateMany({
        where: { id, tenantId, state: 'open' },
        data: { state: 'seen', seenAt: at },
      })
      return count === 1
    },

    ...reportRows(tx, tenantId, random),
    ...followUpRows(tx, tenantId),
    ...helpRows(tx, tenantId),
    ...checks(tx, tenantId),
  }
}

type Checks = Pick<NoticeRows, 'verify' | 'standingReport' | 'excuse'>

// What the desk says of an answer, or instead of one.
const checks = (tx: TransactionClient, tenantId: string): Checks => ({
  verify: async (id, at) => {
    await tx.notice.updateMany({
      where: { id, tenantId, state: 'reported' },
      data: { state: 'verified', verifiedAt: at },
    })
  },

  standingReport: (noticeId) =>
    tx.response.findFirst({
      where: { tenantId, noticeId, kind: 'removed', withdrawal: null },
      orderBy: [{ observedAt: 'desc' }, { at: 'desc' }, { id: 'desc' }],
      select: { id: true, enteredBy: true },
    }),

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
    SELECT n.id, n.recall_id AS "recallId", n.store_id AS "storeId", s.number AS "storeNumber", ARRAY(SELECT above.id FROM districts_above(s.region_id) above) AS districts, n.state, n.version,
           r.version AS "recallVersion", n.answered_version AS "answeredVersion", n.shipped_quantity AS "shippedQuantity", r.status AS "recallStatus", r.priority, n.asked_at AS "askedAt", n.acknowledged_at AS "acknowledgedAt", n.acknowledged_by AS "acknowledgedBy",
           n.stood_down_at AS "stoodDownAt", n.excused_because AS "excusedBecause", n.left_on_sale AS "leftOnSale"
    FROM notice n
    JOIN store s ON s.tenant_id = n.tenant_id AND s.id = n.store_id
    JOIN recall r ON r.tenant_id = n.tenant_id AND r.id = n.recall_id
    WHERE n.tenant_id = ${tenantId}::uuid AND ${which}
    FOR UPDATE OF n`
  return rows[0] ?? null
}
