import type { RecallContent } from '#lib/domain/recall/recall.ts'
import { minutes } from '#lib/domain/duration.ts'
import type { SystemActor } from '#lib/domain/identity/actor.ts'
import type { ClaimedDelivery, Deliveries, DeliveryResult } from '#lib/ports/delivery.ts'

import type { Readable, TransactionClient } from './database.ts'
import { fanOut } from './fan-out.ts'
import { judgeLateShipments, lookAgain } from './late-shipments.ts'
import { planFollowUp } from './planned-messages.ts'
import type { LeafNeeds } from './transact.ts'
import { withTenant } from './with-tenant.ts'

const system = (tenantId: string, name: SystemActor['name']): SystemActor => ({
  kind: 'system',
  tenantId,
  name,
})

// A hundred thousand stores in one transaction take longer than any request may.
const OF_EVERY_STORE = minutes(5)

export const prismaDeliveries = (db: Readable, needs: LeafNeeds): Deliveries => ({
  fanOut: ({ tenantId, ...version }) => {
    const actor = system(tenantId, 'fan_out')
    return withTenant(db, actor, (tx) => fanOut(tx, actor, version, needs), OF_EVERY_STORE)
  },
  planFollowUp: ({ tenantId, ...followUp }) =>
    withTenant(db, system(tenantId, 'follow_up'), (tx) => planFollowUp(tx, tenantId, followUp)),
  judgeLateShipments: ({ tenantId, ...late }) => {
    const actor = system(tenantId, 'fan_out')
    return withTenant(db, actor, (tx) => judgeLateShipments(tx, actor, late, needs), OF_EVERY_STORE)
  },
  lookAgain: ({ tenantId, recallId, recallVersion, at }) =>
    withTenant(
      db,
      system(tenantId, 'fan_out'),
      (tx) => lookAgain(tx, tenantId, recallId, recallVersion, at),
      OF_EVERY_STORE,
    ),
  claim: ({ tenantId, ...claim }) =>
    withTenant(db, system(tenantId, 'send'), (tx) => takeDue(tx, tenantId, claim)),
  settle: ({ tenantId, ...settled }) =>
    withTenant(db, system(tenantId, 'send'), (tx) => settle(tx, tenantId, settled)),
})

type Claim = {
  ids: string[]
  leaseToken: string
  at: Date
  leaseUntil: Date
  linkHashes: Map<string, Uint8Array>
}

const takeDue = async (tx: TransactionClient, tenantId: string, claim: Claim): Promise<ClaimedDelivery[]> => {
  const { ids, leaseToken, at, leaseUntil, linkHashes } = claim
  const taken = await tx.$queryRaw<{ id: string; attempt: number }[]>`
    WITH due AS (
      SELECT id FROM delivery
      WHERE tenant_id = ${tenantId}::uuid AND id = ANY (${ids}::uuid[]) AND state IN ('pending', 'unknown') AND next_attempt_at <= ${at}
      FOR UPDATE SKIP LOCKED)
    UPDATE delivery d SET state = 'sending', attempts = attempts + 1, lease_token = ${leaseToken}::uuid, lease_until = ${leaseUntil}
    FROM due WHERE d.id = due.id
    RETURNING d.id, d.attempts AS attempt`
  if (taken.length === 0) return []
  const hashes = taken.map(({ id }) => Buffer.from(linkHashes.get(id) ?? []).toString('hex'))
  await tx.$executeRaw`
    INSERT INTO delivery_attempt (tenant_id, delivery_id, attempt, link_hash, started_at)
    SELECT ${tenantId}::uuid, t.id, t.attempt, decode(t.hash, 'hex'), ${at}
    FROM unnest(${taken.map(({ id }) => id)}::uuid[], ${taken.map(({ attempt }) => attempt)}::int[], ${hashes}::text[]) AS t(id, attempt, hash)`
  return readClaimed(
    tx,
    tenantId,
    taken.map(({ id }) => id),
  )
}

type FrozenContent = RecallContent & { productNames: Record<string, string> }

type ClaimedRow = Omit<ClaimedDelivery, 'recall' | 'store'> & {
  number: string
  version: number
  content: FrozenContent
  earlierContent: FrozenContent | null
  storeNumber: string
  storeName: string
  timezone: string
}

// What is true now, not when it was planned: a store that has answered meanwhile hears nothing more.
const readClaimed = async (
  tx: TransactionClient,
  tenantId: string,
  ids: string[],
): Promise<ClaimedDelivery[]> => {
  // Fenced: the ids are found before anything is joined, so that on fresh tables (no statistics yet, right after a
  // fan-out) no plan can join every contact to every store and look for the few claimed deliveries at the end.
  const rows = await tx.$queryRaw<ClaimedRow[]>`
    WITH claimed AS MATERIALIZED (
      SELECT * FROM delivery WHERE tenant_id = ${tenantId}::uuid AND id = ANY (${ids}::uuid[]))
    SELECT d.id, d.recall_id AS "recallId", d.notice_id AS "noticeId", d.attempts AS attempt, d.priority, d.created_at AS "createdAt",
           c.address AS "to", c.language, d.traceparent, r.number, d.version, v.content,
           s.number AS "storeNumber", s.name AS "storeName", s.timezone, n.due_at AS "dueAt",
           EXISTS (SELECT FROM delivery_attempt a WHERE a.tenant_id = d.tenant_id AND a.delivery_id = d.id AND a.outcome = 'unknown') AS repeat,
           d.purpose, d.purpose = 'update' AND d.created_at IS NOT DISTINCT FROM n.reopened_at AS "moreArrived", n.match, earlier.content AS "earlierContent",
           CASE WHEN c.disabled_because IS NOT NULL THEN 'contact_disabled'
                WHEN d.purpose = 'stand_down' THEN CASE WHEN n.stood_down_at IS NULL THEN 'back_in_scope' END
                WHEN r.status <> 'issued' THEN 'recall_' || r.status
                WHEN d.version <> r.version THEN 'newer_version'
                WHEN n.stood_down_at IS NOT NULL THEN 'stood_down'
                -- Told of less than it was told before: there is nothing new to answer.
                WHEN d.purpose = 'update' AND n.reopened_version IS DISTINCT FROM d.version AND d.created_at IS DISTINCT FROM n.reopened_at THEN NULL
                WHEN n.state NOT IN ('open', 'seen') THEN 'store_answered' END AS "supersededBecause"
    FROM claimed d
    JOIN notice n ON n.tenant_id = d.tenant_id AND n.id = d.notice_id
    JOIN recall r ON r.tenant_id = d.tenant_id AND r.id = d.recall_id
    JOIN recall_version v ON v.tenant_id = d.tenant_id AND v.recall_id = d.recall_id AND v.version = d.version
    LEFT JOIN recall_version earlier ON earlier.tenant_id = d.tenant_id AND earlier.recall_id = d.recall_id AND earlier.version = d.version - 1
    JOIN contact c ON c.tenant_id = d.tenant_id AND c.id = d.contact_id
    JOIN store s ON s.tenant_id = d.tenant_id AND s.id = d.store_id
    ORDER BY d.id`
  return rows.map(
    ({
      number,
      version,
      content: { productNames, ...content },
      earlierContent,
      storeNumber,
      storeName,
      timezone,
      ...row
    }) => ({
      ...row,
      recall: {
        number,
        version,
        content,
        productNames: { ...earlierContent?.productNames, ...productNames },
        earlierScope: earlierContent?.scope ?? [],
      },
      store: { number: storeNumber, name: storeName, timezone },
    }),
  )
}

type Settled = { leaseToken: string; at: Date; results: DeliveryResult[] }

const settle = async (
  tx: TransactionClient,
  tenantId: string,
  { leaseToken, at, results }: Settled,
): Promise<number> => {
  const rows = JSON.stringify(results)
  // Only under our own lease: a worker that slept through its lease must not overwrite what another one has done since.
  const settled = await tx.$queryRaw<{ id: string; noticeId: string; recallId: string; state: string }[]>`
    UPDATE delivery d SET state = r.state::delivery_state, lease_token = NULL, lease_until = NULL, last_error = r.error,
           provider_message_id = coalesce(r."providerMessageId", d.provider_message_id),
           next_attempt_at = coalesce(r."nextAttemptAt", d.next_attempt_at),
           settled_at = CASE WHEN r.state IN ('accepted', 'failed', 'superseded') THEN ${at}::timestamptz END
    FROM jsonb_to_recordset(${rows}::jsonb)
      AS r("deliveryId" uuid, state text, "nextAttemptAt" timestamptz, "providerMessageId" text, error text)
    WHERE d.tenant_id = ${tenantId}::uuid AND d.id = r."deliveryId" AND d.lease_token = ${leaseToken}::uuid AND d.state = 'sending'
    RETURNING d.id, d.notice_id AS "noticeId", d.recall_id AS "recallId", d.state::text AS state`
  await tx.$executeRaw`
    UPDATE delivery_attempt a SET finished_at = ${at}, provider_message_id = r."providerMessageId", error = r.error,
           outcome = CASE r.state WHEN 'pending' THEN 'retry' ELSE r.state END::attempt_outcome
    FROM jsonb_to_recordset(${rows}::jsonb) AS r("deliveryId" uuid, attempt int, state text, "providerMessageId" text, error text)
    WHERE a.tenant_id = ${tenantId}::uuid AND a.delivery_id = r."deliveryId" AND a.attempt = r.attempt AND a.finished_at IS NULL
      AND a.delivery_id = ANY (${settled.map(({ id }) => id)}::uuid[])`
  const told = settled.filter(({ state }) => state === 'accepted').map(({ noticeId }) => noticeId)
  await tx.$executeRaw`
    UPDATE notice SET notified_at = ${at} WHERE tenant_id = ${tenantId}::uuid AND id = ANY (${told}::uuid[]) AND notified_at IS NULL`
  for (const recallId of new Set(settled.map((row) => row.recallId))) {
    await tx.$executeRaw`SELECT pg_notify('recall_changed', ${recallId})`
  }
  return settled.length
}
