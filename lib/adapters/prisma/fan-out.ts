import type { SystemActor } from '#lib/domain/identity/actor.ts'
import { clocksFrom } from '#lib/domain/notice/clocks.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'

import { failpoint } from '../system/failpoint.ts'
import type { TransactionClient } from './database.ts'
import { enqueueSends } from './enqueue-sends.ts'
import { Prisma } from './generated/client.ts'
import { deadlinesFor, UNANSWERED } from './notice-clocks.ts'
import { ALL, enqueueReachChecks, NONE, PART, planPart } from './plan-in-parts.ts'
import { REACHABLE } from './sending-channels.ts'
import { writeLeaf, type LeafNeeds } from './transact.ts'

type Version = { recallId: string; recallVersion: number; at: Date; traceparent: string | null }
type Frozen = {
  priority: Priority
  issuedAt: Date
  newest: boolean
  plannedThrough: string | null
}
/** From when the stores of a version are asked, and by when they must have acted. */
type Clocks = { askedAt: Date; acknowledgeBy: Date; reportBy: Date }
/** In the order of their ids: those after one, and how many of them at the most. */
type Stores = { after: string; most: number | null }
type Counts = { added: number; reopened: number; stoodDown: number; excluded: number; deliveries: number }

/**
 * One step from a version to the notices and deliveries that follow from it; answers whether there are more. A first version
 * is planned in parts, each a transaction, so that its first messages are on their way while the rest is planned. A change is
 * one step, because it is judged against what the stores were told before, which it changes. What a later version has
 * replaced is left to that one: nothing in between is lost.
 */
export const takeFanOutStep = async (
  tx: TransactionClient,
  actor: SystemActor,
  version: Version,
  needs: LeafNeeds,
  part: number = PART,
): Promise<boolean> => {
  const { tenantId } = actor
  const { recallId, recallVersion } = version
  // Whoever finds the row locked leaves: another is at it, and if that one dies, a sweep asks again. Each that waited would
  // keep a connection and a place in line, and behind a worker that stands still they would soon be all there are.
  const [frozen] = await tx.$queryRaw<Frozen[]>`
    SELECT r.priority, v.issued_at AS "issuedAt", v.version = r.version AS newest, v.planned_through AS "plannedThrough"
    FROM recall_version v JOIN recall r ON r.tenant_id = v.tenant_id AND r.id = v.recall_id
    WHERE v.tenant_id = ${tenantId}::uuid AND v.recall_id = ${recallId}::uuid AND v.version = ${recallVersion}
      AND v.fanned_out_at IS NULL FOR UPDATE OF v SKIP LOCKED`
  if (!frozen) return false
  const done = frozen.newest ? await plan(tx, tenantId, version, frozen, part) : { replaced: true }
  if (!done) return true
  await tx.$executeRaw`
    UPDATE recall_version SET fanned_out_at = ${version.at}
    WHERE tenant_id = ${tenantId}::uuid AND recall_id = ${recallId}::uuid AND version = ${recallVersion}`
  const data = { version: recallVersion, ...done }
  await writeLeaf(
    tx,
    actor,
    { action: 'recall.applied', subject: { type: 'recall', id: recallId }, data },
    needs,
  )
  await tx.$executeRaw`SELECT pg_notify('recall_changed', ${recallId})`
  return false
}

export const countPlanned = (tx: TransactionClient, tenantId: string, { recallId, recallVersion }: Version) =>
  tx.delivery.count({
    where: {
      tenantId,
      recallId,
      version: recallVersion,
      purpose: { in: ['notice', 'update', 'stand_down'] },
    },
  })

/** Null: not all of it yet. */
const plan = async (
  tx: TransactionClient,
  tenantId: string,
  version: Version,
  { priority, issuedAt, plannedThrough }: Frozen,
  part: number,
): Promise<Counts | null> => {
  const deadlines = await deadlinesFor(tx, tenantId, priority)
  const clocks = { askedAt: issuedAt, ...clocksFrom(issuedAt, deadlines) }
  if (version.recallVersion > 1) return applyChange(tx, tenantId, version, priority, clocks)
  if (plannedThrough !== null) failpoint('in_fan_out_between_parts')
  if (plannedThrough === ALL) return endFirst(tx, tenantId, version)
  // A notice for each of eighty thousand stores takes seconds to write, and no message may wait for that.
  if (plannedThrough === null) await nameStores(tx, tenantId, version, clocks, { after: NONE, most: part })
  else await nameTheRest(tx, tenantId, version, clocks, plannedThrough)
  await planPart(tx, tenantId, version, { priority, after: plannedThrough ?? NONE, most: part })
  return null
}

const EVERY_STORE: Stores = { after: NONE, most: null }

// Until a fan-out has ended nobody else writes a notice: where none follows, the rest has not been named.
const nameTheRest = async (
  tx: TransactionClient,
  tenantId: string,
  version: Version,
  clocks: Clocks,
  after: string,
): Promise<void> => {
  const { recallId } = version
  const named = await tx.notice.findFirst({
    where: { tenantId, recallId, storeId: { gt: after } },
    select: { id: true },
  })
  if (!named) await nameStores(tx, tenantId, version, clocks, { after, most: null })
}

// Used by each of the statements that follow.
const judge = async (
  tx: TransactionClient,
  tenantId: string,
  { recallId }: Version,
  whom: Prisma.Sql = Prisma.sql`true`,
): Promise<void> => {
  await tx.$executeRaw`DROP TABLE IF EXISTS pg_temp.judged, pg_temp.seen_late`
  // Read first: whatever waits here is seen by the judging too.
  await tx.$executeRaw`
    CREATE TEMP TABLE seen_late ON COMMIT DROP AS
    SELECT l.stock_id, s.store_id FROM late_stock l JOIN stock_movement s ON s.tenant_id = l.tenant_id AND s.id = l.stock_id
    WHERE l.tenant_id = ${tenantId}::uuid AND l.recall_id = ${recallId}::uuid`
  await tx.$executeRaw`CREATE TEMP TABLE judged ON COMMIT DROP AS SELECT * FROM judged_stores(${recallId}::uuid) WHERE ${whom}`
  await tx.$executeRaw`ANALYZE pg_temp.judged`
}

const nameStores = async (
  tx: TransactionClient,
  tenantId: string,
  version: Version,
  clocks: Clocks,
  stores: Stores,
): Promise<void> => {
  await judge(tx, tenantId, version, Prisma.sql`excluded IS NULL`)
  await insertNotices(tx, tenantId, version, clocks, stores)
  failpoint('in_fan_out_after_notices')
  await forgetSeen(tx, tenantId, version, stores)
  await tx.$executeRaw`SELECT pg_notify('recall_changed', ${version.recallId})`
}

// Who is not told, and why, may be very many more than who is told, and nobody waits for it: so it is written at the end.
const endFirst = async (tx: TransactionClient, tenantId: string, version: Version): Promise<Counts> => {
  await judge(tx, tenantId, version)
  await insertExclusions(tx, tenantId, version)
  return countFirst(tx, tenantId, version)
}

const countFirst = async (tx: TransactionClient, tenantId: string, version: Version): Promise<Counts> => {
  const { recallId, recallVersion } = version
  const added = await tx.notice.count({ where: { tenantId, recallId } })
  const excluded = await tx.recallExclusion.count({ where: { tenantId, recallId, version: recallVersion } })
  const deliveries = await countPlanned(tx, tenantId, version)
  return { added, reopened: 0, stoodDown: 0, excluded, deliveries }
}

const applyChange = async (
  tx: TransactionClient,
  tenantId: string,
  version: Version,
  priority: string,
  clocks: Clocks,
): Promise<Counts> => {
  await judge(tx, tenantId, version)
  const excluded = await insertExclusions(tx, tenantId, version)
  const stoodDown = await standDown(tx, tenantId, version)
  const reopened = await moveToVersion(tx, tenantId, version, clocks)
  const added = await insertNotices(tx, tenantId, version, clocks, EVERY_STORE)
  failpoint('in_fan_out_after_notices')
  await forgetSeen(tx, tenantId, version, EVERY_STORE)
  const deliveries = await insertDeliveries(tx, tenantId, version, priority)
  await enqueueSends(tx, tenantId, plannedIn(tenantId, version), version)
  await enqueueReachChecks(tx, tenantId, version, Prisma.sql`true`)
  return { added, reopened, stoodDown, excluded, deliveries }
}

const insertExclusions = (
  tx: TransactionClient,
  tenantId: string,
  { recallId, recallVersion }: Version,
): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO recall_exclusion (tenant_id, recall_id, version, store_id, reason)
    SELECT ${tenantId}::uuid, ${recallId}::uuid, ${recallVersion}, j.store_id, j.excluded
    FROM judged j WHERE j.excluded IS NOT NULL
      -- Of a first version it is written after the stores were told.
      AND NOT EXISTS (SELECT FROM notice n WHERE ${recallVersion}::int = 1 AND n.tenant_id = ${tenantId}::uuid
                        AND n.recall_id = ${recallId}::uuid AND n.store_id = j.store_id)
    ON CONFLICT (tenant_id, recall_id, version, store_id) DO NOTHING`

const standDown = (
  tx: TransactionClient,
  tenantId: string,
  { recallId, recallVersion, at }: Version,
): Promise<number> =>
  tx.$executeRaw`
    UPDATE notice n SET stood_down_at = ${at}, version = ${recallVersion}
    FROM judged j
    WHERE n.tenant_id = ${tenantId}::uuid AND n.recall_id = ${recallId}::uuid AND n.store_id = j.store_id
      AND j.excluded IS NOT NULL AND n.stood_down_at IS NULL`

/**
 * Every notice comes to stand on the new version. Where its part grew it is open again, unless the store has answered
 * this very version already; what it said before stays among its responses. Answers how many were reopened.
 */
const moveToVersion = async (
  tx: TransactionClient,
  tenantId: string,
  { recallId, recallVersion }: Version,
  { askedAt, acknowledgeBy, reportBy }: Clocks,
): Promise<number> => {
  const reopened = await tx.$executeRaw`
    UPDATE notice n SET version = ${recallVersion}, match = j.match, shipped_quantity = j.shipped_quantity,
           state = 'open', notified_at = NULL, seen_at = NULL, acknowledged_at = NULL, acknowledged_by = NULL, acknowledged_via = NULL,
           reported_at = NULL, verified_at = NULL, excused_because = NULL, answered_version = NULL, stood_down_at = NULL,
           reopened_version = ${recallVersion}, reopened_at = NULL, reopened_by = NULL, unreached_at = NULL,
           -- Who was silent before is not given more time, and was not closed to be reopened.
           reopened_reason = CASE WHEN ${UNANSWERED} AND n.stood_down_at IS NULL THEN n.reopened_reason ELSE 'scope_extended' END,
           asked_at = CASE WHEN ${UNANSWERED} AND n.stood_down_at IS NULL THEN n.asked_at ELSE ${askedAt}::timestamptz END,
           acknowledge_by = CASE WHEN ${UNANSWERED} AND n.stood_down_at IS NULL THEN n.acknowledge_by ELSE ${acknowledgeBy}::timestamptz END,
           report_by = CASE WHEN ${UNANSWERED} AND n.stood_down_at IS NULL THEN n.report_by ELSE ${reportBy}::timestamptz END
    FROM judged j
    WHERE n.tenant_id = ${tenantId}::uuid AND n.recall_id = ${recallId}::uuid AND n.store_id = j.store_id AND j.excluded IS NULL
      AND n.version < ${recallVersion}
      AND (n.stood_down_at IS NOT NULL OR j.gained AND coalesce(n.answered_version, 0) < ${recallVersion})`
  await tx.$executeRaw`
    UPDATE notice n SET version = ${recallVersion}, match = j.match, shipped_quantity = j.shipped_quantity,
           answered_version = CASE WHEN n.answered_version IS NOT NULL THEN ${recallVersion}::int END
    FROM judged j
    WHERE n.tenant_id = ${tenantId}::uuid AND n.recall_id = ${recallId}::uuid AND n.store_id = j.store_id AND j.excluded IS NULL
      AND n.version < ${recallVersion}`
  return reopened
}

const insertNotices = (
  tx: TransactionClient,
  tenantId: string,
  { recallId, recallVersion, at }: Version,
  { acknowledgeBy, reportBy }: Clocks,
  { after, most }: Stores,
): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO notice (id, tenant_id, recall_id, store_id, version, match, state, shipped_quantity, created_at, asked_at, acknowledge_by, report_by)
    SELECT uuid_v7(${at}), ${tenantId}::uuid, ${recallId}::uuid, j.store_id, ${recallVersion}, j.match, 'open', j.shipped_quantity,
           ${at}, ${at}, ${acknowledgeBy}, ${reportBy}
    FROM judged j WHERE j.excluded IS NULL AND j.store_id > ${after}::uuid
    ORDER BY j.store_id LIMIT ${most}::int
    ON CONFLICT (tenant_id, recall_id, store_id) DO NOTHING`

// A store that is told now is told of this stock with everything else. One that answered earlier is not: for it they
// go on waiting, and will open it again.
const forgetSeen = (
  tx: TransactionClient,
  tenantId: string,
  { recallId, recallVersion, at }: Version,
  { after }: Stores,
): Promise<number> =>
  tx.$executeRaw`
    DELETE FROM late_stock l USING seen_late
    JOIN notice n ON n.tenant_id = ${tenantId}::uuid AND n.recall_id = ${recallId}::uuid AND n.store_id = seen_late.store_id
      AND n.store_id > ${after}::uuid AND (n.created_at = ${at} OR n.reopened_version = ${recallVersion})
    WHERE l.tenant_id = ${tenantId}::uuid AND l.recall_id = ${recallId}::uuid AND l.stock_id = seen_late.stock_id`

// The ladder's contacts are for escalation; the others are told at once. A store that is neither new nor concerned by the
// change hears nothing, unless the word of an earlier version has not reached it yet: that one is not sent any more.
const insertDeliveries = (
  tx: TransactionClient,
  tenantId: string,
  { recallId, recallVersion, at, traceparent }: Version,
  priority: string,
): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO delivery (id, tenant_id, recall_id, notice_id, store_id, contact_id, version, purpose, round, channel, priority,
                          state, next_attempt_at, traceparent, created_at)
    SELECT uuid_v7(${at}), n.tenant_id, n.recall_id, n.id, n.store_id, c.id, n.version, why.purpose, 1, c.channel,
           ${priority}::priority, 'pending', ${at}, ${traceparent}, ${at}
    FROM notice n
    JOIN judged j ON j.store_id = n.store_id
    CROSS JOIN LATERAL (SELECT EXISTS (
      SELECT FROM delivery d WHERE d.tenant_id = n.tenant_id AND d.recall_id = n.recall_id AND d.notice_id = n.id AND d.attempts > 0) AS heard) before
    CROSS JOIN LATERAL (SELECT CASE
      WHEN n.stood_down_at = ${at} THEN CASE WHEN before.heard THEN 'stand_down' END
      WHEN n.stood_down_at IS NOT NULL THEN NULL
      WHEN n.reopened_version = ${recallVersion} THEN CASE WHEN before.heard THEN 'update' ELSE 'notice' END
      WHEN j.lost AND before.heard THEN 'update'
      WHEN ${UNANSWERED} AND n.notified_at IS NULL THEN 'notice'
    END::delivery_purpose AS purpose) why
    JOIN contact c ON c.tenant_id = n.tenant_id AND c.store_id = n.store_id
    WHERE n.tenant_id = ${tenantId}::uuid AND n.recall_id = ${recallId}::uuid AND n.version = ${recallVersion}
      AND why.purpose IS NOT NULL
      AND ${REACHABLE} AND c.kind IN ('on_duty', 'after_hours')
    ON CONFLICT (tenant_id, recall_id, notice_id, version, contact_id, purpose, round) DO NOTHING`

const plannedIn = (tenantId: string, { recallId, recallVersion }: Version): Prisma.Sql => Prisma.sql`
  SELECT id, priority, channel FROM delivery
  WHERE tenant_id = ${tenantId}::uuid AND recall_id = ${recallId}::uuid AND version = ${recallVersion} AND state = 'pending'
    AND purpose IN ('notice', 'update', 'stand_down')`
