import 'server-only'

import { Prisma } from '#lib/adapters/prisma/generated/client.ts'
import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
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
  reopened: 0,
}

/** How far the stores are, counted from the notices themselves. A stage counts whoever reached it or went further. */
export const progressOf = async (
  tx: TransactionClient,
  tenantId: string,
  recallIds: string[],
  regionId: string | null,
  now: Date,
): Promise<(recallId: string) => Progress> => {
  const inRegion = regionId === null ? Prisma.empty : Prisma.sql`AND s.region_id = ${regionId}::uuid`
  const rows = await tx.$queryRaw<(Progress & { recallId: string })[]>`
    SELECT n.recall_id AS "recallId", count(*)::int AS targeted,
           count(*) FILTER (WHERE n.notified_at IS NOT NULL)::int AS notified,
           count(*) FILTER (WHERE n.seen_at IS NOT NULL)::int AS seen,
           count(*) FILTER (WHERE n.acknowledged_at IS NOT NULL)::int AS acknowledged,
           count(*) FILTER (WHERE n.reported_at IS NOT NULL)::int AS reported,
           count(*) FILTER (WHERE n.state = 'verified')::int AS verified,
           count(*) FILTER (WHERE n.state = 'not_affected')::int AS "notAffected",
           count(*) FILTER (WHERE n.state = 'needs_help')::int AS "needsHelp",
           count(*) FILTER (WHERE n.state IN ('open', 'seen') AND n.due_at < ${now})::int AS overdue,
           count(*) FILTER (WHERE n.reopened_reason IS NOT NULL)::int AS reopened
    FROM notice n JOIN store s ON s.tenant_id = n.tenant_id AND s.id = n.store_id
    WHERE n.tenant_id = ${tenantId}::uuid AND n.recall_id = ANY (${recallIds}::uuid[]) ${inRegion}
    GROUP BY n.recall_id`
  const byId = new Map(rows.map(({ recallId, ...progress }) => [recallId, progress]))
  return (recallId) => byId.get(recallId) ?? NONE
}
