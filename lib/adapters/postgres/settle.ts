import type { DeliveryResult, Settled } from '#lib/ports/sending.ts'

import { SENT_SQL } from './delivery-states.ts'
import type { Statements } from './pool.ts'
import { toTheStore } from './to-the-store.ts'

// Only under our own lease: a worker that slept through its lease must not overwrite what another one has done since.
const SETTLE = `
  WITH result AS (
    SELECT * FROM unnest($2::uuid[], $3::int[], $4::delivery_state[], $5::timestamptz[], $6::text[], $7::text[], $10::boolean[], $11::boolean[])
      AS r(id, attempt, state, next_at, provider_message_id, error, unsent, gone)),
  settled AS (
    UPDATE delivery d SET state = r.state, lease_token = NULL, last_error = r.error,
           provider_message_id = coalesce(r.provider_message_id, d.provider_message_id),
           next_attempt_at = coalesce(r.next_at, d.next_attempt_at),
           -- What waits by itself has a time of its own; what has ended is woken by nothing.
           wake_at = CASE WHEN r.state NOT IN (${SENT_SQL}) THEN coalesce(r.next_at, d.wake_at, d.next_attempt_at) END,
           attempts = d.attempts - coalesce(r.unsent, false)::int, parked_at = CASE WHEN r.state = 'parked' THEN $8::timestamptz END,
           settled_at = CASE WHEN r.state IN (${SENT_SQL}) THEN $8::timestamptz END
    FROM result r
    WHERE d.tenant_id = $1 AND d.id = r.id AND d.lease_token = $9 AND d.state = 'sending'
    RETURNING d.id, d.notice_id, d.recall_id, d.channel, d.purpose, d.state, r.attempt, r.provider_message_id, r.error, coalesce(r.unsent, false) AS unsent, r.gone),
  untried AS (
    DELETE FROM delivery_attempt a USING settled s
    WHERE s.unsent AND a.tenant_id = $1 AND a.delivery_id = s.id AND a.attempt = s.attempt AND a.finished_at IS NULL),
  tried AS (
    UPDATE delivery_attempt a SET finished_at = $8, provider_message_id = s.provider_message_id, error = s.error,
           outcome = CASE s.state WHEN 'pending' THEN 'retry' ELSE s.state::text END::attempt_outcome
    FROM settled s
    WHERE NOT s.unsent AND a.tenant_id = $1 AND a.delivery_id = s.id AND a.attempt = s.attempt AND a.finished_at IS NULL),
  -- SNS reports by its own number alone; SES hands ours back.
  numbered AS (
    INSERT INTO provider_message (provider_message_id, tenant_id, message_id, created_at)
    SELECT provider_message_id, $1, id, $8 FROM settled WHERE channel IN ('sms', 'push') AND provider_message_id IS NOT NULL
    ON CONFLICT DO NOTHING),
  -- What follows from a message that came to nothing is written by others, from these rows.
  gone AS (
    INSERT INTO provider_event (id, tenant_id, message_id, provider_message_id, type, reason, happened_at, received_at)
    SELECT uuid_v7($8), $1, id, id || '/' || attempt, 'address_gone', error, $8, $8 FROM settled WHERE gone
    ON CONFLICT DO NOTHING),
  in_vain AS (
    INSERT INTO reach_check (id, tenant_id, recall_id, notice_id, at)
    SELECT uuid_v7($8), $1, recall_id, notice_id, $8 FROM settled
    WHERE state = 'failed' OR state = 'superseded' AND error = 'contact_disabled'),
  heard AS (
    SELECT array_agg(notice_id) AS all_of_them, array_agg(notice_id) FILTER (WHERE ${toTheStore('purpose')}) AS stores
    FROM settled WHERE state = 'accepted'),
  told AS (
    UPDATE notice n SET unreached_at = NULL,
           notified_at = CASE WHEN n.id = ANY ((SELECT stores FROM heard)::uuid[]) THEN coalesce(n.notified_at, $8) ELSE n.notified_at END
    -- By arrays, which are made once: joined, all notices were locked again for each notice of the tenant, under a plan that was
    -- made while there were few.
    -- In order: a store's mail and its SMS are settled at the same moment by two batches, each with many other stores.
    WHERE n.tenant_id = $1 AND n.id = ANY (ARRAY(
      SELECT f.id FROM notice f
      WHERE f.tenant_id = $1 AND f.id = ANY ((SELECT all_of_them FROM heard)::uuid[])
        AND (f.unreached_at IS NOT NULL OR f.notified_at IS NULL AND f.id = ANY ((SELECT stores FROM heard)::uuid[]))
      ORDER BY f.id FOR NO KEY UPDATE)))
  -- As text: a client that reads columns by their type knows none for void.
  SELECT count(*)::int AS settled, pg_notify('recall_changed', recall_id::text)::text FROM settled GROUP BY recall_id`

/** Writes what became of them, each only if the lease is still ours. Answers how many were. */
export const settle = async (
  tx: Statements,
  tenantId: string,
  { leaseToken, at, results }: Settled,
): Promise<number> => {
  const column = <T>(of: (result: DeliveryResult) => T) => results.map(of)
  // Most batches have no error, no later time and nothing unsent: a column of nothing is not sent, and reads as nothing.
  const seldom = <T>(of: (result: DeliveryResult) => T | undefined) => {
    const values = column((result) => of(result) ?? null)
    return values.some((value) => value !== null) ? values : null
  }
  const recalls = await tx.rows<{ settled: number }>(
    SETTLE,
    [
      tenantId,
      column(({ deliveryId }) => deliveryId),
      column(({ attempt }) => attempt),
      column(({ state }) => state),
      seldom(({ nextAttemptAt }) => nextAttemptAt),
      seldom(({ providerMessageId }) => providerMessageId),
      seldom(({ error }) => error),
      at,
      leaseToken,
      seldom(({ unsent }) => unsent),
      seldom(({ addressGone }) => addressGone),
    ],
    'settle',
    results.length,
  )
  return recalls.reduce((sum, { settled }) => sum + settled, 0)
}
