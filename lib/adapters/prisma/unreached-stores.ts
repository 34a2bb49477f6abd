import type { NoticeRows } from '#lib/ports/notices.ts'

import type { TransactionClient } from './database.ts'
import { UNANSWERED } from './notice-clocks.ts'
import { DISTRICT_MANAGERS } from './district-managers.ts'
import { Prisma } from './generated/client.ts'
import { REACHABLE } from './sending-channels.ts'

// Speaks of `n`, a notice. What counts is what was sent since the store last had to be told.
const SINCE_TOLD = Prisma.sql`d.tenant_id = n.tenant_id AND d.recall_id = n.recall_id AND d.notice_id = n.id
  AND d.version >= coalesce(n.reopened_version, 1) AND d.created_at >= coalesce(n.reopened_at, '-infinity')`

type Marked = { next: number; nobody: number }

// Fetched by their ids, and their state looked at after that (CASE). Where nobody has counted the notices yet, the planner
// takes those in a state for one or none, and holds every notice against every row that asks: with a hundred thousand of
// both that takes hours.
const LOT = 2000

/**
 * Of the stores that are to be looked at, those that nobody there can have heard of it: no message since then is on its way
 * or got through. Those with contacts that were not tried yet are escalated; for the others the district is all that is
 * left. Two messages of a store that come to nothing at the same moment leave a row each, and the later look finds both.
 */
export const markUnreached = async (
  tx: TransactionClient,
  tenantId: string,
  { recallId, at }: Parameters<NoticeRows['markUnreached']>[0],
): Promise<Marked> => {
  const [asked] = await tx.$queryRaw<{ ids: string[] }[]>`
    WITH asked AS (
      DELETE FROM reach_check WHERE tenant_id = ${tenantId}::uuid AND recall_id = ${recallId}::uuid RETURNING notice_id)
    SELECT coalesce(array_agg(DISTINCT notice_id ORDER BY notice_id), '{}') AS ids FROM asked`
  const ids = asked?.ids ?? []
  const sum: Marked = { next: 0, nobody: 0 }
  for (let from = 0; from < ids.length; from += LOT) {
    const { next, nobody } = await markLot(tx, tenantId, ids.slice(from, from + LOT), at)
    sum.next += next
    sum.nobody += nobody
  }
  return sum
}

const markLot = async (tx: TransactionClient, tenantId: string, ids: string[], at: Date): Promise<Marked> => {
  const [row] = await tx.$queryRaw<Marked[]>`
    WITH stores AS (
      SELECT n.id, n.escalated_at, m.person_id, EXISTS (
               SELECT FROM contact c WHERE c.tenant_id = n.tenant_id AND c.store_id = n.store_id AND c.kind = 'escalation' AND ${REACHABLE}
                 AND NOT EXISTS (SELECT FROM delivery d WHERE ${SINCE_TOLD} AND d.contact_id = c.id AND d.purpose = 'escalation')) AS has_next
      FROM unnest(${ids}::uuid[]) AS asked(id)
      JOIN notice n ON n.tenant_id = ${tenantId}::uuid AND n.id = asked.id
      JOIN recall r ON r.tenant_id = n.tenant_id AND r.id = n.recall_id AND r.status = 'issued'
      JOIN store s ON s.tenant_id = n.tenant_id AND s.id = n.store_id
      LEFT JOIN (${DISTRICT_MANAGERS(tenantId)}) m ON m.region_id = s.region_id
      WHERE CASE WHEN n.id = asked.id THEN n.unreached_at IS NULL AND n.stood_down_at IS NULL ELSE false END
        AND NOT EXISTS (SELECT FROM delivery d WHERE ${SINCE_TOLD} AND d.state NOT IN ('failed', 'superseded'))
        -- Escalated a moment ago, and its messages are yet to be written: whoever writes them looks again.
        AND NOT EXISTS (SELECT FROM follow_up f WHERE f.tenant_id = n.tenant_id AND f.recall_id = n.recall_id
                          AND f.purpose = 'escalation' AND f.planned_at IS NULL AND f.at = n.escalated_at)),
    marked AS (
      UPDATE notice n SET escalated_at = ${at}, notified_at = NULL, unreached_at = CASE WHEN NOT o.has_next THEN ${at}::timestamptz END,
             owner_id = CASE WHEN o.has_next THEN n.owner_id ELSE coalesce(o.person_id, n.owner_id) END
      FROM stores o WHERE n.tenant_id = ${tenantId}::uuid AND n.id = o.id
        -- Asked of the row itself: another worker may have marked it a moment ago.
        AND CASE WHEN n.id = o.id THEN ${UNANSWERED} AND n.unreached_at IS NULL
              AND n.escalated_at IS NOT DISTINCT FROM o.escalated_at ELSE false END
      RETURNING o.has_next)
    SELECT count(*) FILTER (WHERE has_next)::int AS next, count(*) FILTER (WHERE NOT has_next)::int AS nobody FROM marked`
  return row ?? { next: 0, nobody: 0 }
}
