import type { ProviderEvents } from '#lib/ports/provider-events.ts'
import { HARMLESS } from '#lib/domain/delivery/provider-event.ts'

import { fromStates } from './delivery-states.ts'
import type { SendingPool, Statements } from './pool.ts'
import { toTheStore } from './to-the-store.ts'

const MANY = 500

// The same event may come twice, also at the same time in two workers: the second finds the row and adds nothing.
const KEEP = `
  INSERT INTO provider_event (id, provider_message_id, message_id, type, reason, happened_at, received_at)
  SELECT h.*, $7 FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::provider_event_type[], $5::text[], $6::timestamptz[]) AS h
  ON CONFLICT DO NOTHING`

// By our own number where the provider hands it back, else by its own. Tenants are few and each look-up is one of the key.
const FIND_OWNERS = `
  WITH lost AS (
    SELECT id, provider_message_id, message_id FROM provider_event
    WHERE tenant_id IS NULL AND applied_at IS NULL AND received_at > $1 LIMIT ${MANY} FOR UPDATE SKIP LOCKED),
  found AS (
    SELECT l.id, o.* FROM lost l CROSS JOIN LATERAL (
      SELECT d.tenant_id, d.id AS message_id FROM tenant t JOIN delivery d ON d.tenant_id = t.id AND d.id = l.message_id
      UNION ALL SELECT c.tenant_id, c.id FROM contact_test c WHERE c.id = l.message_id
      UNION ALL SELECT a.tenant_id, a.id FROM account_mail a WHERE a.id = l.message_id
      UNION ALL SELECT p.tenant_id, p.message_id FROM provider_message p
        WHERE l.message_id IS NULL AND p.provider_message_id = l.provider_message_id
      LIMIT 1) o)
  UPDATE provider_event e SET tenant_id = f.tenant_id, message_id = f.message_id FROM found f WHERE e.id = f.id`

const TENANTS = `SELECT DISTINCT tenant_id AS id FROM provider_event WHERE applied_at IS NULL AND (tenant_id IS NOT NULL OR received_at > $1)`

// The deliveries are locked first and read as they are then: one that a worker took a moment ago is left to it, and its event
// waits until the worker has written what it knows. A failure that is known stays one: a bounce comes after the delivery
// to the first of several mail servers, never before it.
const APPLY_HARMLESS = `
  WITH event AS (
    SELECT id, type, message_id FROM provider_event
    WHERE tenant_id = $1 AND applied_at IS NULL AND type = ANY ($3::provider_event_type[])
    ORDER BY message_id LIMIT ${MANY} FOR UPDATE SKIP LOCKED),
  held AS (
    SELECT d.id, d.state, d.attempts FROM delivery d
    WHERE d.tenant_id = $1 AND d.id IN (SELECT message_id FROM event) ORDER BY d.id FOR NO KEY UPDATE),
  done AS (
    UPDATE provider_event p SET applied_at = $2 FROM event e
    WHERE p.id = e.id AND NOT EXISTS (SELECT FROM held h WHERE h.id = e.message_id AND h.state = 'sending')
    RETURNING e.type, e.message_id),
  arrived AS (
    UPDATE delivery d SET state = 'delivered', settled_at = coalesce(d.settled_at, $2), wake_at = NULL, last_error = NULL, parked_at = NULL
    FROM held h
    WHERE d.tenant_id = $1 AND d.id = h.id AND h.attempts > 0 AND h.state IN (${fromStates('arrive')})
      AND h.id IN (SELECT message_id FROM done WHERE type = 'delivered')
    RETURNING d.recall_id, d.notice_id, d.purpose),
  tested AS (
    UPDATE contact_test t SET state = 'delivered', settled_at = coalesce(t.settled_at, $2), last_error = NULL
    WHERE t.tenant_id = $1 AND t.id IN (SELECT message_id FROM done WHERE type = 'delivered') AND t.state IN ('accepted', 'unknown', 'pending')),
  told AS (
    UPDATE notice n SET unreached_at = NULL,
           notified_at = CASE WHEN first.at_store THEN coalesce(n.notified_at, $2) ELSE n.notified_at END
    FROM (SELECT f.id, a.at_store FROM notice f
          JOIN (SELECT notice_id, bool_or(${toTheStore('purpose')}) AS at_store FROM arrived GROUP BY notice_id) a ON a.notice_id = f.id
          WHERE f.tenant_id = $1 AND (f.unreached_at IS NOT NULL OR f.notified_at IS NULL AND a.at_store)
          ORDER BY f.id FOR NO KEY UPDATE OF f) first
    WHERE n.tenant_id = $1 AND n.id = first.id)
  SELECT (SELECT count(*)::int FROM done) AS done, array(SELECT DISTINCT recall_id::text FROM arrived) AS recalls`

// A mail that was ordered after the one that came back, and arrived.
const REACHED_AGAIN = `
  SELECT DISTINCT p.id FROM provider_event e
  JOIN account_mail a ON a.tenant_id = e.tenant_id AND a.id = e.message_id
  JOIN person p ON p.tenant_id = a.tenant_id AND p.id = a.person_id AND p.mail_failed_at < a.requested_at
  WHERE e.tenant_id = $1 AND e.applied_at IS NULL AND e.type = 'delivered'`

const FAILURES = `
  SELECT e.id FROM provider_event e
  LEFT JOIN delivery d ON d.tenant_id = e.tenant_id AND d.id = e.message_id
  WHERE e.tenant_id = $1 AND e.applied_at IS NULL AND NOT e.type = ANY ($2::provider_event_type[])
    AND d.state IS DISTINCT FROM 'sending' ORDER BY e.received_at, e.id LIMIT ${MANY}`

export const postgresProviderEvents = (pool: SendingPool): ProviderEvents => ({
  keep: (events, at) =>
    pool.anyTenant(async (tx) => {
      await tx.rows(KEEP, [
        events.map(({ id }) => id),
        events.map(({ providerMessageId }) => providerMessageId),
        events.map(({ messageId }) => messageId),
        events.map(({ type }) => type),
        events.map(({ reason }) => reason),
        events.map(({ happenedAt }) => happenedAt),
        at,
      ])
    }),
  findOwners: (receivedAfter) =>
    pool.anyTenant(async (tx) => void (await tx.rows(FIND_OWNERS, [receivedAfter], 'find_owners'))),
  tenantsWaiting: (receivedAfter) =>
    pool.anyTenant(async (tx) =>
      (await tx.rows<{ id: string | null }>(TENANTS, [receivedAfter])).map(({ id }) => id),
    ),
  applyHarmless: (tenantId, at) => pool.inTenant(tenantId, (tx) => applyHarmless(tx, tenantId, at)),
  peopleReachedAgain: (tenantId) =>
    pool.inTenant(tenantId, async (tx) =>
      (await tx.rows<{ id: string }>(REACHED_AGAIN, [tenantId])).map(({ id }) => id),
    ),
  failuresWaiting: (tenantId) =>
    pool.inTenant(tenantId, async (tx) =>
      (await tx.rows<{ id: string }>(FAILURES, [tenantId, HARMLESS])).map(({ id }) => id),
    ),
})

const applyHarmless = async (tx: Statements, tenantId: string, at: Date): Promise<number> => {
  const values = [tenantId, at, HARMLESS]
  const [row] = await tx.rows<{ done: number; recalls: string[] }>(APPLY_HARMLESS, values, 'apply_harmless')
  for (const recallId of row?.recalls ?? [])
    await tx.rows(`SELECT pg_notify('recall_changed', $1)::text`, [recallId])
  return row?.done ?? 0
}
