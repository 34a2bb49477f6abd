import 'server-only'

import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import { LEFT_ON_SALE } from '#lib/adapters/prisma/board-conditions.ts'
import { OVERDUE_TO_ACKNOWLEDGE, OVERDUE_TO_REPORT } from '#lib/adapters/prisma/notice-clocks.ts'
import type { Progress } from '#lib/contracts/views.ts'

const NONE: Progress = {
  targeted: 0,
  notified: 0,
  seen: 0,
  acknowledged: 0,
  reported: 0,
  verified: 0,
  notAffected: 0,
  needsHelp: 0,
  overdue: 0,
  overdueToAcknowledge: 0,
  overdueToReport: 0,
  leftOnSale: 0,
  reopened: 0,
}

type Row = Omit<Progress, 'overdue'> & { recallId: string }

/**
 * How far the stores are. A stage counts whoever reached it or went further. For the whole tenant from the counters, which
 * a sweep proves equal to the rows; for a district, which has no counters, from the rows of its stores.
 */
export const progressOf = async (
  tx: TransactionClient,
  tenantId: string,
  recallIds: string[],
  regionId: string | null,
  now: Date,
): Promise<(recallId: string) => Progress> => {
  if (recallIds.length === 0) return () => NONE
  const rows = await (regionId === null
    ? fromCounters(tx, tenantId, recallIds, now)
    : fromRows(tx, tenantId, recallIds, regionId, now))
  const byId = new Map(
    rows.map(({ recallId, ...row }) => [
      recallId,
      { ...row, overdue: row.overdueToAcknowledge + row.overdueToReport },
    ]),
  )
  return (recallId) => byId.get(recallId) ?? NONE
}

const fromCounters = (
  tx: TransactionClient,
  tenantId: string,
  recallIds: string[],
  now: Date,
): Promise<Row[]> =>
  tx.$queryRaw<Row[]>`
    SELECT p.recall_id AS "recallId", sum(p.targeted)::int AS targeted, sum(p.notified)::int AS notified,
           sum(p.seen)::int AS seen, sum(p.acknowledged)::int AS acknowledged, sum(p.reported)::int AS reported,
           sum(p.verified)::int AS verified, sum(p.not_affected)::int AS "notAffected",
           sum(p.needs_help)::int AS "needsHelp", sum(p.reopened)::int AS reopened,
           (SELECT count(*)::int FROM notice n WHERE n.tenant_id = ${tenantId}::uuid AND n.recall_id = p.recall_id
              AND ${OVERDUE_TO_ACKNOWLEDGE(now)}) AS "overdueToAcknowledge",
           (SELECT count(*)::int FROM notice n WHERE n.tenant_id = ${tenantId}::uuid AND n.recall_id = p.recall_id
              AND ${OVERDUE_TO_REPORT(now)}) AS "overdueToReport",
           (SELECT count(*)::int FROM notice n WHERE n.tenant_id = ${tenantId}::uuid AND n.recall_id = p.recall_id
              AND n.stood_down_at IS NULL AND ${LEFT_ON_SALE}) AS "leftOnSale"
    FROM progress p WHERE p.tenant_id = ${tenantId}::uuid AND p.recall_id = ANY (${recallIds}::uuid[])
    GROUP BY p.recall_id`

const fromRows = (
  tx: TransactionClient,
  tenantId: string,
  recallIds: string[],
  regionId: string,
  now: Date,
): Promise<Row[]> =>
  tx.$queryRaw<Row[]>`
    SELECT n.recall_id AS "recallId", count(*)::int AS targeted,
           count(n.notified_at)::int AS notified, count(n.seen_at)::int AS seen,
           count(n.acknowledged_at)::int AS acknowledged, count(n.reported_at)::int AS reported,
           count(*) FILTER (WHERE n.state = 'verified')::int AS verified,
           count(*) FILTER (WHERE n.state = 'not_affected')::int AS "notAffected",
           count(*) FILTER (WHERE n.state = 'needs_help')::int AS "needsHelp",
           count(*) FILTER (WHERE ${OVERDUE_TO_ACKNOWLEDGE(now)})::int AS "overdueToAcknowledge",
           count(*) FILTER (WHERE ${OVERDUE_TO_REPORT(now)})::int AS "overdueToReport",
           count(*) FILTER (WHERE ${LEFT_ON_SALE})::int AS "leftOnSale",
           count(n.reopened_reason)::int AS reopened
    FROM notice n JOIN store s ON s.tenant_id = n.tenant_id AND s.id = n.store_id
    WHERE n.tenant_id = ${tenantId}::uuid AND n.recall_id = ANY (${recallIds}::uuid[]) AND n.stood_down_at IS NULL
      AND s.region_id IN (SELECT districts_within(${regionId}::uuid))
    GROUP BY n.recall_id`
