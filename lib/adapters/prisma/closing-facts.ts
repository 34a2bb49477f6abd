import type { ClosingFacts } from '#lib/domain/recall/closing.ts'
import type { StoredRecall } from '#lib/ports/recalls.ts'

import type { TransactionClient } from './database.ts'
import { Prisma } from './generated/client.ts'

// What a narrower scope means no more is not missing from what was shipped of the rest.
const MEANT = Prisma.sql`EXISTS (
  SELECT FROM scope_line m WHERE m.tenant_id = n.tenant_id AND m.recall_id = n.recall_id AND m.version = n.version
    AND m.gtin = l.gtin AND scope_match(m, l.lot, NULL) IS NOT NULL)`

// Came to the store, and was no mistake.
const CAME = Prisma.sql`e.kind <> 'sale' AND e.corrects_id IS NULL AND NOT EXISTS (
  SELECT FROM stock_event c WHERE c.tenant_id = e.tenant_id AND c.corrects_id = e.id)`

/**
 * Counted from the rows themselves: an answer counts while no later version has reopened its store. What was found and not
 * put aside may be on sale again; more of a lot than was shipped would make up for what is missing of another.
 */
export const closingFacts = async (
  tx: TransactionClient,
  tenantId: string,
  { id, priority, content }: Pick<StoredRecall, 'id' | 'priority' | 'content'>,
): Promise<Omit<ClosingFacts, 'samePerson'>> => {
  const [row] = await tx.$queryRaw<Omit<ClosingFacts, 'samePerson' | 'priority' | 'effectivenessLevel'>[]>`
    SELECT count(*)::int AS targeted,
           count(*) FILTER (WHERE n.state NOT IN ('reported', 'verified', 'not_affected') AND n.excused_because IS NULL)::int AS unanswered,
           count(*) FILTER (WHERE n.state = 'reported' AND n.excused_because IS NULL
                            AND (said.doubtful OR coalesce(said.accounted, 0) + moved.set_aside NOT BETWEEN
                              greatest(n.shipped_quantity, moved.received) + moved.transferred
                              AND n.shipped_quantity + moved.received + moved.transferred + moved.returned))::int AS unexplained,
           count(*) FILTER (WHERE n.state = 'verified')::int AS verified,
           count(*) FILTER (WHERE n.state = 'verified' AND n.left_on_sale > 0)::int AS "knownBetter",
           coalesce(sum(n.left_on_sale) FILTER (WHERE n.state = 'verified'), 0)::int AS "knownBetterUnits",
           count(*) FILTER (WHERE n.state NOT IN ('reported', 'verified', 'not_affected') AND n.excused_because IS NOT NULL)::int AS excused,
           count(*) FILTER (WHERE n.state IN ('reported', 'verified'))::int AS reports,
           coalesce(sum(n.shipped_quantity), 0)::int AS "shippedUnits",
           coalesce(sum(n.shipped_quantity) FILTER (WHERE n.state NOT IN ('reported', 'verified', 'not_affected')), 0)::int AS "silentUnits",
           count(*) FILTER (WHERE n.state = 'not_affected' AND n.shipped_quantity > 0)::int AS "noneLeft",
           coalesce(sum(n.shipped_quantity) FILTER (WHERE n.state = 'not_affected'), 0)::int AS "noneLeftUnits",
           (SELECT count(DISTINCT s.store_id)::int FROM late_stock late
            JOIN stock_movement s ON s.tenant_id = late.tenant_id AND s.id = late.stock_id
            JOIN recall r ON r.tenant_id = late.tenant_id AND r.id = late.recall_id
            JOIN scope_line l ON l.tenant_id = r.tenant_id AND l.recall_id = r.id AND l.version = r.version AND l.gtin = s.gtin
            WHERE late.tenant_id = ${tenantId}::uuid AND late.recall_id = ${id}::uuid
              AND scope_match(l, s.lot, s.expires_on) IS NOT NULL) AS arriving
    FROM notice n
    LEFT JOIN LATERAL (
      SELECT sum(l.quarantined + l.destroyed + l.returned + coalesce(l.sold, 0))::int AS accounted, max(said_at.at) AS at,
             bool_or(l.found > l.quarantined + l.destroyed + l.returned OR l.lot IS NOT NULL
               AND l.quarantined + l.destroyed + l.returned + coalesce(l.sold, 0) > (
                 SELECT coalesce(sum(s.quantity), 0) FROM shipment s
                 WHERE s.tenant_id = n.tenant_id AND s.store_id = n.store_id AND s.gtin = l.gtin
                   AND (s.lot_key = normalize_lot(l.lot) OR names_no_lot(s.lot_key))) + (
                 SELECT coalesce(sum(e.quantity), 0) FROM stock_event e
                 WHERE e.tenant_id = n.tenant_id AND e.store_id = n.store_id AND e.gtin = l.gtin AND ${CAME}
                   AND (normalize_lot(e.lot) = normalize_lot(l.lot) OR names_no_lot(normalize_lot(e.lot))))) AS doubtful
      FROM response_line l
      JOIN response said_at ON said_at.tenant_id = l.tenant_id AND said_at.id = l.response_id
      WHERE l.tenant_id = n.tenant_id AND ${MEANT} AND l.response_id = (
        SELECT r.id FROM response r
        WHERE r.tenant_id = n.tenant_id AND r.notice_id = n.id AND r.kind = 'removed' AND r.version >= coalesce(n.reopened_version, 1)
          AND r.at >= coalesce(n.reopened_at, r.at)
          AND NOT EXISTS (SELECT FROM response_withdrawal w WHERE w.tenant_id = r.tenant_id AND w.response_id = r.id)
        ORDER BY r.observed_at DESC, r.at DESC, r.id DESC LIMIT 1)
    ) said ON n.state = 'reported'
    -- Besides what was shipped; between which bounds that is, reconciliation.ts says.
    LEFT JOIN LATERAL (
      SELECT coalesce(sum(l.quantity) FILTER (WHERE l.kind = 'receipt'), 0)::int AS received,
             coalesce(sum(l.quantity) FILTER (WHERE l.kind = 'transfer_in'), 0)::int AS transferred,
             coalesce(sum(l.quantity) FILTER (WHERE l.kind = 'customer_return'), 0)::int AS returned,
             coalesce(sum(l.quantity) FILTER (WHERE l.set_aside AND l.received_at > said.at), 0)::int AS set_aside
      FROM stock_event l WHERE l.tenant_id = n.tenant_id AND l.store_id = n.store_id AND ${MEANT} AND EXISTS (
        SELECT FROM stock_event e WHERE e.tenant_id = l.tenant_id AND e.id = l.id AND ${CAME})
    ) moved ON n.state = 'reported'
    WHERE n.tenant_id = ${tenantId}::uuid AND n.recall_id = ${id}::uuid AND n.stood_down_at IS NULL`
  if (!row) throw new Error('A sum without groups always has a row.')
  return { ...row, effectivenessLevel: content.effectivenessLevel ?? null, priority }
}
