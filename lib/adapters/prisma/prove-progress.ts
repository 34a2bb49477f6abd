import type { SystemActor } from '#lib/domain/identity/actor.ts'

import type { Database, TransactionClient } from './database.ts'
import { withTenant } from './with-tenant.ts'

type Differed = { tenantId: string; recallId: string }

/** Tenant by tenant, so that no proof holds a transaction open for long. */
export const proveProgress = async (db: Database): Promise<Differed[]> => {
  const tenants = await db.$queryRaw<{ id: string }[]>`SELECT id FROM tenant ORDER BY id`
  const differed: Differed[] = []
  for (const { id: tenantId } of tenants) {
    const actor: SystemActor = { kind: 'system', tenantId, name: 'proof' }
    const found = await withTenant(db, actor, (tx) => proveTenant(tx, tenantId))
    differed.push(...found.map((recallId) => ({ tenantId, recallId })))
  }
  return differed
}

const proveTenant = async (tx: TransactionClient, tenantId: string): Promise<string[]> => {
  // Two proofs at once would both add the same difference: the second waits, and finds it gone.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('progress'), hashtext(${tenantId}))`
  const rows = await tx.$queryRaw<{ recallId: string }[]>`
    SELECT recall_id AS "recallId" FROM progress_differences()`
  for (const { recallId } of rows) await repair(tx, tenantId, recallId)
  return rows.map(({ recallId }) => recallId)
}

/**
 * Adds what is missing instead of writing what is right. Rows and counters are read in one snapshot, in which they differ
 * by exactly the fault; whatever stores answer meanwhile adds its own difference, and the sums stay true.
 */
const repair = (tx: TransactionClient, tenantId: string, recallId: string): Promise<number> =>
  tx.$executeRaw`
    WITH counted AS (
      SELECT count(*) AS targeted, count(notified_at) AS notified, count(seen_at) AS seen,
             count(acknowledged_at) AS acknowledged, count(reported_at) AS reported,
             count(*) FILTER (WHERE state = 'verified') AS verified,
             count(*) FILTER (WHERE state = 'not_affected') AS not_affected,
             count(*) FILTER (WHERE state = 'needs_help') AS needs_help, count(reopened_reason) AS reopened
      FROM notice WHERE tenant_id = ${tenantId}::uuid AND recall_id = ${recallId}::uuid AND stood_down_at IS NULL
    ), kept AS (
      SELECT coalesce(sum(targeted), 0) AS targeted, coalesce(sum(notified), 0) AS notified, coalesce(sum(seen), 0) AS seen,
             coalesce(sum(acknowledged), 0) AS acknowledged, coalesce(sum(reported), 0) AS reported,
             coalesce(sum(verified), 0) AS verified, coalesce(sum(not_affected), 0) AS not_affected,
             coalesce(sum(needs_help), 0) AS needs_help, coalesce(sum(reopened), 0) AS reopened
      FROM progress WHERE tenant_id = ${tenantId}::uuid AND recall_id = ${recallId}::uuid
    )
    INSERT INTO progress AS p (tenant_id, recall_id, shard, targeted, notified, seen, acknowledged, reported, verified,
                               not_affected, needs_help, reopened)
    SELECT ${tenantId}::uuid, ${recallId}::uuid, 0, c.targeted - k.targeted, c.notified - k.notified, c.seen - k.seen,
           c.acknowledged - k.acknowledged, c.reported - k.reported, c.verified - k.verified,
           c.not_affected - k.not_affected, c.needs_help - k.needs_help, c.reopened - k.reopened
    FROM counted c, kept k
    ON CONFLICT (tenant_id, recall_id, shard) DO UPDATE SET
      targeted = p.targeted + excluded.targeted, notified = p.notified + excluded.notified, seen = p.seen + excluded.seen,
      acknowledged = p.acknowledged + excluded.acknowledged, reported = p.reported + excluded.reported,
      verified = p.verified + excluded.verified, not_affected = p.not_affected + excluded.not_affected,
      needs_help = p.needs_help + excluded.needs_help, reopened = p.reopened + excluded.reopened`
