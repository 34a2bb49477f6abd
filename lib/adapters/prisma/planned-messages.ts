import type { TransactionClient } from './database.ts'
import { enqueueSends } from './enqueue-sends.ts'
import { Prisma } from './generated/client.ts'
import { STILL_AWAITED_SINCE, UNANSWERED } from './notice-clocks.ts'
import { REACHABLE } from './sending-channels.ts'

type FollowUp = { followUpId: string; at: Date; traceparent: string | null }
type Ordered = {
  recallId: string
  purpose: 'reminder' | 'escalation'
  round: number
  at: Date
  done: boolean
}

/**
 * From an order to its deliveries. The notices that carry its time are meant, as far as they still wait: a store that has
 * answered meanwhile, or that was marked again by a later order, is not told by this one.
 */
export const planFollowUp = async (
  tx: TransactionClient,
  tenantId: string,
  { followUpId, at, traceparent }: FollowUp,
): Promise<number> => {
  // Whoever finds the row locked leaves: another is at it, and if that one dies, a sweep asks again.
  const [ordered] = await tx.$queryRaw<Ordered[]>`
    SELECT recall_id AS "recallId", purpose, round, at, planned_at IS NOT NULL AS done FROM follow_up
    WHERE tenant_id = ${tenantId}::uuid AND id = ${followUpId}::uuid FOR UPDATE SKIP LOCKED`
  if (!ordered || ordered.done) return 0
  const planned = await insertDeliveries(tx, tenantId, ordered, at, traceparent)
  await enqueueSends(tx, tenantId, plannedFor(tenantId, ordered), { at, traceparent })
  if (ordered.purpose === 'escalation') await enqueueLadderReachChecks(tx, tenantId, ordered, at)
  await tx.$executeRaw`
    UPDATE follow_up SET planned_at = ${at} WHERE tenant_id = ${tenantId}::uuid AND id = ${followUpId}::uuid`
  await tx.$executeRaw`SELECT pg_notify('recall_changed', ${ordered.recallId})`
  return planned
}

const insertDeliveries = (
  tx: TransactionClient,
  tenantId: string,
  { recallId, purpose, round, at: orderedAt }: Ordered,
  at: Date,
  traceparent: string | null,
): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO delivery (id, tenant_id, recall_id, notice_id, store_id, contact_id, version, purpose, round, channel, priority,
                          state, next_attempt_at, traceparent, created_at)
    SELECT uuid_v7(${at}), n.tenant_id, n.recall_id, n.id, n.store_id, c.id, n.version,
           (CASE WHEN n.state = 'acknowledged' THEN 'report_' ELSE '' END || ${purpose})::delivery_purpose, ${round}::int,
           c.channel, r.priority, 'pending', ${at}, ${traceparent}, ${at}
    FROM notice n
    JOIN recall r ON r.tenant_id = n.tenant_id AND r.id = n.recall_id
    JOIN contact c ON c.tenant_id = n.tenant_id AND c.store_id = n.store_id
    WHERE n.tenant_id = ${tenantId}::uuid AND n.recall_id = ${recallId}::uuid AND ${STILL_AWAITED_SINCE(orderedAt)} AND n.stood_down_at IS NULL
      AND CASE ${purpose} WHEN 'reminder' THEN n.reminded_at = ${orderedAt} AND c.kind IN ('on_duty', 'after_hours')
                          ELSE n.escalated_at = ${orderedAt} AND c.kind = 'escalation' END
      AND ${REACHABLE}
    ON CONFLICT (tenant_id, recall_id, notice_id, version, contact_id, purpose, round) DO NOTHING`

// The contact that it was for went out of use in between: then this order tells the store nothing.
const enqueueLadderReachChecks = (
  tx: TransactionClient,
  tenantId: string,
  { recallId, round, at: orderedAt }: Ordered,
  at: Date,
): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO reach_check (id, tenant_id, recall_id, notice_id, at)
    SELECT uuid_v7(${at}), n.tenant_id, n.recall_id, n.id, ${at} FROM notice n
    WHERE n.tenant_id = ${tenantId}::uuid AND n.recall_id = ${recallId}::uuid AND n.escalated_at = ${orderedAt}
      AND n.notified_at IS NULL AND n.unreached_at IS NULL AND ${UNANSWERED} AND n.stood_down_at IS NULL
      AND NOT EXISTS (SELECT FROM delivery d WHERE d.tenant_id = n.tenant_id AND d.recall_id = n.recall_id AND d.notice_id = n.id
                        AND d.purpose = 'escalation' AND d.round = ${round}::int)`

const plannedFor = (tenantId: string, { recallId, purpose, round }: Ordered): Prisma.Sql => Prisma.sql`
  SELECT id, priority, channel FROM delivery
  WHERE tenant_id = ${tenantId}::uuid AND recall_id = ${recallId}::uuid
    AND purpose IN (${purpose}::delivery_purpose, ('report_' || ${purpose})::delivery_purpose)
    AND round = ${round}::int AND state = 'pending'`
