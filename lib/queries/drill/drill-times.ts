import 'server-only'

import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import type { DrillTimes } from '#lib/domain/drill/score.ts'

export type DrilledStore = DrillTimes & {
  recallId: string
  number: string
  name: string
  district: string | null
}

type Row = Omit<DrilledStore, 'within'> & { acknowledge: number; report: number }

/** When which store of these drills was told and answered. Who was stood down was not drilled. */
export const drillTimes = async (
  tx: TransactionClient,
  tenantId: string,
  recallIds: string[],
  regionId: string | null,
): Promise<DrilledStore[]> => {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT n.recall_id AS "recallId", s.number, s.name, g.name AS district, n.notified_at AS "notifiedAt",
           n.seen_at AS "seenAt", n.acknowledged_at AS "acknowledgedAt", n.reported_at AS "reportedAt",
           (extract(epoch FROM n.acknowledge_by - n.asked_at) * 1000)::float8 AS acknowledge,
           (extract(epoch FROM n.report_by - n.asked_at) * 1000)::float8 AS report
    FROM notice n
    JOIN store s ON s.tenant_id = n.tenant_id AND s.id = n.store_id
    LEFT JOIN region g ON g.tenant_id = s.tenant_id AND g.id = s.region_id
    WHERE n.tenant_id = ${tenantId}::uuid AND n.recall_id = ANY (${recallIds}::uuid[]) AND n.stood_down_at IS NULL
      AND (${regionId}::uuid IS NULL OR s.region_id IN (SELECT districts_within(${regionId}::uuid)))
    ORDER BY s.number`
  return rows.map(({ acknowledge, report, ...times }) => ({ ...times, within: { acknowledge, report } }))
}
