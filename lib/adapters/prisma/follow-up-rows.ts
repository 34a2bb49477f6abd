import type { ChosenStores, FollowUpPurpose, NoticeRows } from '#lib/ports/notices.ts'

import { boardConditions } from './board-conditions.ts'
import type { TransactionClient } from './database.ts'
import { DISTRICT_MANAGERS } from './district-managers.ts'
import { AWAITED } from './notice-clocks.ts'
import { REACHABLE } from './sending-channels.ts'
import { Prisma } from './generated/client.ts'
import { silentStores, storesGivenTo } from './silent-stores.ts'
import { markUnreached } from './unreached-stores.ts'

const MARK: Record<FollowUpPurpose, Prisma.Sql> = {
  reminder: Prisma.sql`reminded_at`,
  escalation: Prisma.sql`escalated_at`,
}

type FollowUps =
  | 'markFollowedUp'
  | 'markUnreached'
  | 'orderFollowUp'
  | 'queueDistrictEmails'
  | 'silentStores'
  | 'storesGivenTo'
  | 'assign'

// As the planning of messages chooses them; for an escalation the district's manager is told as well.
const WHO_HEARS: Record<FollowUpPurpose, Prisma.Sql> = {
  reminder: Prisma.sql`c.has_staff`,
  escalation: Prisma.sql`(c.has_escalation OR c.district_manager IS NOT NULL)`,
}

/** Many notices in one statement: the selection may be a filter that matches every store. */
export const followUpRows = (tx: TransactionClient, tenantId: string): Pick<NoticeRows, FollowUps> => ({
  markFollowedUp: async ({ purpose, at, ...stores }) => {
    const given =
      purpose === 'escalation'
        ? Prisma.sql`, owner_id = coalesce(c.district_manager, n.owner_id)`
        : Prisma.empty
    const [row] = await tx.$queryRaw<{ chosen: number; marked: number; nobody: number }[]>`
      WITH chosen AS (${chosenNotices(tenantId, stores, at)}),
      -- Asked of the row itself: a store that answers at this moment is not marked.
      marked AS (
        UPDATE notice n SET ${MARK[purpose]} = ${at} ${given}
        FROM chosen c
        WHERE n.tenant_id = ${tenantId}::uuid AND n.id = c.id AND ${AWAITED} AND ${WHO_HEARS[purpose]}
        RETURNING n.id)
      SELECT (SELECT count(*)::int FROM chosen) AS chosen, (SELECT count(*)::int FROM marked) AS marked,
             (SELECT count(*)::int FROM chosen c WHERE c.waits AND NOT ${WHO_HEARS[purpose]}) AS nobody`
    return row ?? { chosen: 0, marked: 0, nobody: 0 }
  },

  markUnreached: (order) => markUnreached(tx, tenantId, order),

  orderFollowUp: async ({ id, recallId, purpose, unreached = false, at }) => {
    // Two orders at once take their rounds one after the other.
    await tx.$executeRaw`
      SELECT FROM recall WHERE tenant_id = ${tenantId}::uuid AND id = ${recallId}::uuid FOR NO KEY UPDATE`
    const [row] = await tx.$queryRaw<{ round: number }[]>`
      INSERT INTO follow_up (id, tenant_id, recall_id, purpose, round, unreached, at)
      SELECT ${id}::uuid, ${tenantId}::uuid, ${recallId}::uuid, ${purpose}::delivery_purpose, coalesce(max(round), 0) + 1, ${unreached}, ${at}
      FROM follow_up WHERE tenant_id = ${tenantId}::uuid AND recall_id = ${recallId}::uuid AND purpose = ${purpose}::delivery_purpose
      RETURNING round`
    return row?.round ?? 0
  },

  queueDistrictEmails: async ({ followUpId, recallId, unreached = false, at }) => {
    const owed = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO account_mail (id, tenant_id, person_id, follow_up_id, requested_at, next_attempt_at, enqueued_at)
      SELECT uuid_v7(${at}), p.tenant_id, p.id, ${followUpId}::uuid, ${at}, ${at}, ${at}
      FROM person p
      WHERE p.tenant_id = ${tenantId}::uuid AND p.role = 'district_manager' AND p.status = 'active' AND p.region_id IN (
        SELECT managing_district(g.id) FROM region g WHERE g.tenant_id = p.tenant_id AND g.id IN (
        SELECT s.region_id FROM notice n JOIN store s ON s.tenant_id = n.tenant_id AND s.id = n.store_id
        WHERE n.tenant_id = ${tenantId}::uuid AND n.recall_id = ${recallId}::uuid AND n.escalated_at = ${at}
          AND (NOT ${unreached} OR n.unreached_at = ${at})))
      RETURNING id`
    return owed.map(({ id }) => id)
  },

  silentStores: (followUpId, regionId) => silentStores(tx, tenantId, followUpId, regionId),

  storesGivenTo: (followUpId, personId) => storesGivenTo(tx, tenantId, followUpId, personId),

  assign: ({ ownerId, at, ...stores }) => tx.$executeRaw`
    WITH chosen AS (${chosenNotices(tenantId, stores, at)})
    UPDATE notice n SET owner_id = ${ownerId}::uuid FROM chosen c
    WHERE n.tenant_id = ${tenantId}::uuid AND n.id = c.id AND n.owner_id IS DISTINCT FROM ${ownerId}::uuid`,
})

const working = (kind: Prisma.Sql): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT FROM contact c WHERE c.tenant_id = s.tenant_id AND c.store_id = s.id AND ${kind} AND ${REACHABLE})`

const chosenNotices = (
  tenantId: string,
  { recallId, chosen, regionId }: ChosenStores,
  now: Date,
): Prisma.Sql => Prisma.sql`
  -- A filter may ask to see those that were stood down; of them nothing is wanted, so none is chosen.
  SELECT n.id, ${AWAITED} AS waits,
         ${working(Prisma.sql`c.kind IN ('on_duty', 'after_hours')`)} AS has_staff, ${working(Prisma.sql`c.kind = 'escalation'`)} AS has_escalation,
         m.person_id AS district_manager
  FROM notice n
  JOIN store s ON s.tenant_id = n.tenant_id AND s.id = n.store_id
  LEFT JOIN region g ON g.tenant_id = s.tenant_id AND g.id = s.region_id
  -- Found once for each district, not for each store.
  LEFT JOIN (${DISTRICT_MANAGERS(tenantId)}) m ON m.region_id = s.region_id
  WHERE n.tenant_id = ${tenantId}::uuid AND n.recall_id = ${recallId}::uuid AND n.stood_down_at IS NULL
    ${boardConditions(chosen, regionId, now)}`
