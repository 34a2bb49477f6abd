import type { QueueMessage } from '#lib/domain/delivery/message.ts'
import { SEND_BATCH } from '#lib/domain/delivery/message.ts'
import { REPEAT_AFTER } from '#lib/domain/delivery/retry.ts'
import { before, days } from '#lib/domain/duration.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'
import type { Queue, Sweeps } from '#lib/ports/delivery.ts'

import { failpoint } from '../system/failpoint.ts'
import type { Database } from './database.ts'
import { Prisma } from './generated/client.ts'
import { proveProgress } from './prove-progress.ts'

export const prismaSweeps = (db: Database): Sweeps => ({
  relay: (publish, limit) => relay(db, publish, limit),

  // The attempt was written before the send, so nobody knows whether it happened: doubtful, and due again after a pause.
  expireLeases: async (at) => {
    const expired = await db.$executeRaw`
    WITH ended AS (DELETE FROM delivery_lease WHERE until < ${at} RETURNING tenant_id, token, delivery_ids),
    gone AS (
      UPDATE delivery d SET state = 'unknown', lease_token = NULL, last_error = 'the worker was lost during the send',
             next_attempt_at = later.at, wake_at = later.at
      FROM ended e CROSS JOIN LATERAL unnest(e.delivery_ids) AS held(id)
      CROSS JOIN LATERAL (SELECT ${at}::timestamptz + CASE p.priority
               WHEN 'high' THEN ${REPEAT_AFTER.high}::int WHEN 'medium' THEN ${REPEAT_AFTER.medium}::int
               ELSE ${REPEAT_AFTER.low}::int END * interval '1 millisecond' AS at
        FROM delivery p WHERE p.tenant_id = e.tenant_id AND p.id = held.id) later
      WHERE d.tenant_id = e.tenant_id AND d.id = held.id AND d.state = 'sending' AND d.lease_token = e.token
      RETURNING d.tenant_id, d.id, d.attempts)
    UPDATE delivery_attempt a SET outcome = 'unknown', finished_at = ${at}, error = 'the worker was lost during the send'
    FROM gone WHERE a.tenant_id = gone.tenant_id AND a.delivery_id = gone.id AND a.attempt = gone.attempts AND a.finished_at IS NULL`
    return inSweep(expired)
  },

  ...wakes(db),
  ...whatIsDue(db),

  backlog: (at) => db.$queryRaw`
    SELECT p.priority, count(d.id)::int AS waiting,
           coalesce(extract(epoch FROM ${at}::timestamptz - min(d.next_attempt_at)), 0)::float8 AS "oldestSeconds"
    FROM unnest(enum_range(NULL::priority)) AS p(priority)
    LEFT JOIN unsettled_deliveries() d ON d.priority = p.priority AND d.next_attempt_at <= ${at}
    GROUP BY p.priority ORDER BY p.priority`,

  proveProgress: () => proveProgress(db),

  purge: (at) => purge(db, at),
})

type Wakes =
  | 'wakeDue'
  | 'wakeParked'
  | 'wakeContactTests'
  | 'wakeAccountMails'
  | 'wakeFanOuts'
  | 'wakeFollowUps'

// Whatever waits in the tables, put into the outbox again.
const wakes = (db: Database): Pick<Sweeps, Wakes> => ({
  wakeDue: async (at, again, limit) =>
    (await hint(
      db,
      { at, again },
      Prisma.sql`settled_at IS NULL AND wake_at <= ${at} AND state <> 'sending' ORDER BY wake_at LIMIT ${limit}::int`,
    )) + (await wakeBatches(db, { at, again }, limit)),

  wakeParked: (channel, at, again, limit) =>
    hint(
      db,
      { at, again },
      Prisma.sql`parked_at IS NOT NULL AND channel = ${channel}::channel AND state = 'parked'
        ORDER BY priority, parked_at LIMIT ${limit}::int`,
    ),

  wakeContactTests: (at, again) => db.$executeRaw`
    WITH told AS (
      UPDATE contact_test SET wake_at = ${again} WHERE settled_at IS NULL AND wake_at <= ${at} RETURNING id, tenant_id)
    INSERT INTO outbox (id, tenant_id, priority, message, created_at)
    SELECT uuid_v7(${at}), tenant_id, 'medium',
           jsonb_build_object('type', 'contact_test', 'version', 1, 'tenantId', tenant_id, 'testId', id), ${at}
    FROM told`,

  wakeAccountMails: (at, lastToldBefore) => db.$executeRaw`
    WITH told AS (
      UPDATE account_mail SET enqueued_at = ${at}
      WHERE settled_at IS NULL AND next_attempt_at <= ${at} AND enqueued_at < greatest(${lastToldBefore}::timestamptz, next_attempt_at)
      RETURNING id, tenant_id)
    INSERT INTO outbox (id, tenant_id, priority, message, created_at)
    SELECT uuid_v7(${at}), tenant_id, 'medium',
           jsonb_build_object('type', 'account_mail', 'version', 1, 'tenantId', tenant_id, 'mailId', id), ${at}
    FROM told`,

  wakeFanOuts: (at, issuedBefore) => db.$executeRaw`
    INSERT INTO outbox (id, tenant_id, priority, message, created_at)
    SELECT uuid_v7(${at}), v.tenant_id, 'high',
           jsonb_build_object('type', 'fan_out', 'version', 1, 'tenantId', v.tenant_id, 'recallId', v.recall_id, 'recallVersion', v.version), ${at}
    FROM recall_version v
    WHERE v.fanned_out_at IS NULL AND v.issued_at < ${issuedBefore}
      AND NOT EXISTS (SELECT FROM outbox o WHERE o.message ->> 'recallId' = v.recall_id::text)`,

  wakeFollowUps: (at, orderedBefore) => db.$executeRaw`
    INSERT INTO outbox (id, tenant_id, priority, message, created_at)
    SELECT uuid_v7(${at}), f.tenant_id, 'high',
           jsonb_build_object('type', 'tell_stores', 'version', 1, 'tenantId', f.tenant_id, 'followUpId', f.id), ${at}
    FROM follow_up f
    WHERE f.planned_at IS NULL AND f.at < ${orderedBefore}
      AND NOT EXISTS (SELECT FROM outbox o WHERE o.message ->> 'followUpId' = f.id::text)`,
})

// From rows to messages on their way to the queues; what nothing comes of is due for another hint at `again`.
const hint = async (db: Database, when: Hint, which: Prisma.Sql): Promise<number> =>
  inSweep(
    await db.$executeRaw`
  WITH due AS (SELECT tenant_id, id FROM delivery WHERE ${which} FOR UPDATE SKIP LOCKED),
  ${toldOf(when)}`,
  )

/**
 * Batches that nobody has taken since they were planned. Each of their deliveries waits by itself from then on. The row
 * goes once every one of them has ended or has a time of its own, as was committed before: what somebody is just taking,
 * or has taken and may lose, is looked at again.
 */
const wakeBatches = async (db: Database, when: Hint, limit: number): Promise<number> =>
  inSweep(
    await db.$executeRaw`
  WITH batch AS (
    SELECT tenant_id, first_id, id, delivery_ids FROM delivery_dispatch
    WHERE wake_at <= ${when.at} ORDER BY wake_at LIMIT ${Math.ceil(limit / SEND_BATCH)}::int FOR UPDATE SKIP LOCKED),
  waiting AS (
    SELECT b.id AS batch_id, d.tenant_id, d.id, d.state FROM batch b CROSS JOIN LATERAL unnest(b.delivery_ids) AS named(id)
    JOIN delivery d ON d.tenant_id = b.tenant_id AND d.id = named.id
    WHERE d.wake_at IS NULL AND d.settled_at IS NULL),
  later AS (
    UPDATE delivery_dispatch p SET wake_at = ${when.again} FROM batch b
    WHERE p.tenant_id = b.tenant_id AND p.first_id = b.first_id AND p.id = b.id AND b.id IN (SELECT batch_id FROM waiting)),
  over AS (
    DELETE FROM delivery_dispatch p USING batch b
    WHERE p.tenant_id = b.tenant_id AND p.first_id = b.first_id AND p.id = b.id AND b.id NOT IN (SELECT batch_id FROM waiting)),
  due AS (
    SELECT d.tenant_id, d.id FROM delivery d JOIN waiting w ON w.tenant_id = d.tenant_id AND w.id = d.id
    WHERE w.state <> 'sending' AND d.wake_at IS NULL AND d.settled_at IS NULL AND d.state <> 'sending' FOR UPDATE OF d SKIP LOCKED),
  ${toldOf(when)}`,
  )

type Hint = { at: Date; again: Date }

const toldOf = ({ at, again }: Hint): Prisma.Sql => Prisma.sql`
  told AS (
    UPDATE delivery d SET wake_at = ${again}, parked_at = NULL FROM due WHERE d.tenant_id = due.tenant_id AND d.id = due.id
    RETURNING d.id, d.tenant_id, d.priority, d.channel, d.traceparent)
  INSERT INTO outbox (id, tenant_id, priority, message, traceparent, created_at)
  SELECT uuid_v7(${at}), tenant_id, priority,
         jsonb_build_object('type', 'send', 'version', 1, 'tenantId', tenant_id, 'channel', channel, 'deliveryIds', jsonb_agg(id)),
         min(traceparent), ${at}
  FROM (SELECT *, (row_number() OVER (PARTITION BY tenant_id, priority, channel ORDER BY id) - 1) / ${SEND_BATCH}::int AS batch FROM told) numbered
  GROUP BY tenant_id, priority, channel, batch`

// Done and committed, and whoever did it does not hear of it any more.
const inSweep = (moved: number): number => {
  if (moved > 0) failpoint('in_sweep')
  return moved
}

const purge = async (db: Database, at: Date): Promise<number> => {
  const records =
    await db.$executeRaw`DELETE FROM idempotency_record WHERE created_at < ${before(at, days(1))}`
  const sessions =
    await db.$executeRaw`DELETE FROM session WHERE coalesce(ended_at, expires_at) < ${before(at, days(30))}`
  const tokens =
    await db.$executeRaw`DELETE FROM account_token WHERE coalesce(used_at, expires_at) < ${before(at, days(30))}`
  const pairings = await db.$executeRaw`DELETE FROM device_pairing WHERE expires_at < ${before(at, days(30))}`
  const reports =
    await db.$executeRaw`DELETE FROM provider_message WHERE created_at < ${before(at, days(30))}`
  const strangers =
    await db.$executeRaw`DELETE FROM provider_event WHERE tenant_id IS NULL AND received_at < ${before(at, days(30))}`
  return records + sessions + tokens + pairings + reports + strangers
}

// Small questions, asked of every tenant at once.
const whatIsDue = (
  db: Database,
): Pick<
  Sweeps,
  | 'lateRecalls'
  | 'versionsToLookAt'
  | 'dueIssues'
  | 'unfinishedFiles'
  | 'forgetFiles'
  | 'unreached'
  | 'helpAsked'
> => ({
  unfinishedFiles: (begunBefore) => db.$queryRaw`
    SELECT tenant_id AS "tenantId", id FROM attachment
    WHERE state <> 'ready' AND created_at < ${begunBefore} ORDER BY created_at LIMIT 100`,

  forgetFiles: (ids) => db.$executeRaw`
    DELETE FROM attachment WHERE id = ANY (${ids}::uuid[]) AND state <> 'ready'`,

  lateRecalls: () => db.$queryRaw`
    SELECT DISTINCT tenant_id AS "tenantId", recall_id AS "recallId" FROM late_stock`,

  unreached: () => db.$queryRaw`
    SELECT DISTINCT tenant_id AS "tenantId", recall_id AS "recallId" FROM reach_check`,

  helpAsked: () => db.$queryRaw`
    SELECT tenant_id AS "tenantId", id AS "noticeId" FROM notice
    WHERE help_asked_at IS NOT NULL ORDER BY help_asked_at LIMIT 100`,

  versionsToLookAt: (fannedOutBefore) => db.$queryRaw`
    SELECT tenant_id AS "tenantId", recall_id AS "recallId", version AS "recallVersion" FROM recall_version
    WHERE looked_again_at IS NULL AND fanned_out_at < ${fannedOutBefore} ORDER BY fanned_out_at LIMIT 20`,

  dueIssues: (at) => db.$queryRaw`
    SELECT tenant_id AS "tenantId", id AS "recallId" FROM recall
    WHERE status = 'approved' AND scheduled_for <= ${at} ORDER BY scheduled_for`,
})

type OutboxRow = {
  id: string
  tenantId: string
  priority: Priority
  message: QueueMessage
  traceparent: string | null
}

/**
 * Claims by lock, not by a cursor: rows become visible in the order of their commits, which no number of theirs follows.
 * A crash after publishing and before the delete publishes again; the handlers find nothing left to do.
 */
const relay = (db: Database, publish: Queue['publish'], limit: number): Promise<number> =>
  db.$transaction(async (tx) => {
    const rows = await tx.$queryRaw<OutboxRow[]>`
      SELECT id, tenant_id AS "tenantId", priority, message, traceparent FROM outbox
      ORDER BY priority, created_at LIMIT ${limit}::int FOR UPDATE SKIP LOCKED`
    const batches = Object.values(Object.groupBy(rows, (row) => row.priority)).flatMap((of) =>
      inTens(of ?? []),
    )
    const published = await Promise.all(batches.map((batch) => publish(batch[0]?.priority ?? 'low', batch)))
    failpoint('after_outbox_send_before_delete')
    await tx.$executeRaw`DELETE FROM outbox WHERE id = ANY (${published.flat()}::uuid[])`
    return published.flat().length
  })

const inTens = (rows: OutboxRow[]): OutboxRow[][] =>
  Array.from({ length: Math.ceil(rows.length / 10) }, (_, i) => rows.slice(i * 10, i * 10 + 10))
