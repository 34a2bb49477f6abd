import type { TransactionClient } from './database.ts'
import { UNANSWERED } from './notice-clocks.ts'
import { enqueueSends } from './enqueue-sends.ts'
import { Prisma } from './generated/client.ts'
import { REACHABLE } from './sending-channels.ts'

type Version = { recallId: string; recallVersion: number; at: Date; traceparent: string | null }

/** Stores in one part, unless told otherwise: planned within a tenth of a second, and whole batches for both channels of a store. */
export const PART = 1000
/** After every store. */
export const ALL = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
/** Before every store. */
export const NONE = '00000000-0000-0000-0000-000000000000'

/**
 * The messages of the next stores of a version that nobody was told anything of before, and their way to the queue: those
 * after the store that it is planned through.
 */
export const planPart = async (
  tx: TransactionClient,
  tenantId: string,
  version: Version,
  { priority, after, most }: { priority: string; after: string; most: number },
): Promise<void> => {
  const { recallId, recallVersion } = version
  const [last] = await tx.$queryRaw<{ storeId: string }[]>`
    SELECT n.store_id AS "storeId" FROM notice n
    WHERE n.tenant_id = ${tenantId}::uuid AND n.recall_id = ${recallId}::uuid AND n.store_id > ${after}::uuid
    ORDER BY n.store_id OFFSET ${most - 1}::int LIMIT 1`
  const through = last?.storeId ?? ALL
  const here = Prisma.sql`n.store_id > ${after}::uuid AND n.store_id <= ${through}::uuid`
  await enqueueSends(tx, tenantId, firstNotices(tenantId, version, priority, here), version)
  await enqueueReachChecks(tx, tenantId, version, here)
  await tx.$executeRaw`
    UPDATE recall_version SET planned_through = ${through}::uuid
    WHERE tenant_id = ${tenantId}::uuid AND recall_id = ${recallId}::uuid AND version = ${recallVersion}`
}

// The ladder's contacts are for escalation; the others are told at once. A store that has answered meanwhile is not told.
const firstNotices = (
  tenantId: string,
  { recallId, recallVersion, at, traceparent }: Version,
  priority: string,
  here: Prisma.Sql,
): Prisma.Sql => Prisma.sql`
  INSERT INTO delivery (id, tenant_id, recall_id, notice_id, store_id, contact_id, version, purpose, round, channel, priority,
                        state, next_attempt_at, traceparent, created_at)
  SELECT uuid_v7(${at}), n.tenant_id, n.recall_id, n.id, n.store_id, c.id, n.version, 'notice', 1, c.channel,
         ${priority}::priority, 'pending', ${at}, ${traceparent}, ${at}
  FROM notice n JOIN contact c ON c.tenant_id = n.tenant_id AND c.store_id = n.store_id
  WHERE n.tenant_id = ${tenantId}::uuid AND n.recall_id = ${recallId}::uuid AND n.version = ${recallVersion} AND ${here}
    AND ${UNANSWERED} AND n.notified_at IS NULL
    AND ${REACHABLE} AND c.kind IN ('on_duty', 'after_hours')
  ON CONFLICT (tenant_id, recall_id, notice_id, version, contact_id, purpose, round) DO NOTHING
  RETURNING id, priority, channel`

/** Whoever has no contact in use is told nothing: others must hear of it at once. */
export const enqueueReachChecks = (
  tx: TransactionClient,
  tenantId: string,
  { recallId, recallVersion, at }: Version,
  here: Prisma.Sql,
): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO reach_check (id, tenant_id, recall_id, notice_id, at)
    SELECT uuid_v7(${at}), n.tenant_id, n.recall_id, n.id, ${at} FROM notice n
    WHERE n.tenant_id = ${tenantId}::uuid AND n.recall_id = ${recallId}::uuid AND n.version = ${recallVersion} AND ${here}
      AND ${UNANSWERED} AND n.stood_down_at IS NULL AND n.notified_at IS NULL
      AND NOT EXISTS (SELECT FROM contact c WHERE c.tenant_id = n.tenant_id AND c.store_id = n.store_id
                        AND ${REACHABLE} AND c.kind IN ('on_duty', 'after_hours'))`
