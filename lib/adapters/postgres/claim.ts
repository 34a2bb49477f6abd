import { LIMITED_CHANNELS } from '#lib/domain/channel/channel.ts'
import { BOTH_SECRETS_FOR } from '#lib/domain/channel/signing-secret.ts'
import { HEARD_WINDOW, PLANNED_WITHIN } from '#lib/domain/delivery/contact-throttle.ts'
import { DEFAULT_POLICY, type DeliveryPolicy } from '#lib/domain/delivery/delivery-policy.ts'
import type { Priority, RecallContent } from '#lib/domain/recall/recall.ts'
import type { ClaimedDelivery, Claim } from '#lib/ports/sending.ts'

import { fromStates } from './delivery-states.ts'
import { UNANSWERED_SQL } from './notice-states.ts'
import type { Statements } from './pool.ts'

// Where an urgent message may wait for what its provider takes.
const LIMITED = LIMITED_CHANNELS.map((channel) => `'${channel}'`).join(', ')

// In one statement: who is due is taken under the lease, its attempt written, and what it needs to be judged and rendered is
// read as it stands at this moment. Nothing was sent yet. Two workers with the same message: the second waits for the
// first, looks at the rows again and finds them taken. The ids come sorted, so neither waits for the other in turn.
const CLAIM = `
  WITH taken AS (
    UPDATE delivery d SET state = 'sending', attempts = attempts + 1, lease_token = $4, parked_at = NULL
    FROM unnest($2::uuid[], $6::text[]) AS named(id, link_hash)
    WHERE d.tenant_id = $1 AND d.id = named.id AND d.channel = $7 AND d.state IN (${fromStates('claim')}) AND d.next_attempt_at <= $3
    RETURNING d.id, d.recall_id, d.notice_id, d.store_id, d.contact_id, d.version, d.purpose, d.channel, d.priority, d.attempts,
              d.created_at, d.traceparent, named.link_hash),
  lease AS (
    INSERT INTO delivery_lease (token, tenant_id, delivery_ids, until)
    SELECT $4, $1, array_agg(id ORDER BY id), $5 FROM taken HAVING count(*) > 0
    RETURNING delivery_ids),
  -- A batch that is taken whole is woken by nothing but the end of its lease. A sweep that has it in hand finds that out.
  begun AS (
    DELETE FROM delivery_dispatch WHERE (tenant_id, first_id, id) IN (
      SELECT p.tenant_id, p.first_id, p.id FROM lease l
      JOIN delivery_dispatch p ON p.tenant_id = $1 AND p.first_id = l.delivery_ids[1] AND p.delivery_ids = l.delivery_ids
      FOR UPDATE OF p SKIP LOCKED)),
  written AS (
    INSERT INTO delivery_attempt (tenant_id, delivery_id, attempt, link_hash, started_at)
    SELECT $1, id, attempts, decode(link_hash, 'hex'), $3 FROM taken),
  bounds AS MATERIALIZED (
    SELECT pol.quiet, pol.per_contact, pol.sms_limit, coalesce(spend.parts, 0) AS sms_parts
    FROM (VALUES (true)) AS always
    LEFT JOIN delivery_policy pol ON pol.tenant_id = $1
    LEFT JOIN sms_spend spend ON spend.tenant_id = $1 AND spend.month = date_trunc('month', $3::timestamptz AT TIME ZONE 'UTC'))
  SELECT d.id, d.recall_id AS "recallId", d.notice_id AS "noticeId", d.contact_id AS "contactId", d.attempts AS attempt, d.priority, d.channel,
         d.created_at AS "createdAt", c.address AS "to", c.language, d.traceparent, r.number, d.version,
         s.number AS "storeNumber", s.name AS "storeName", s.timezone, n.acknowledge_by AS "acknowledgeBy", n.report_by AS "reportBy", d.purpose, n.match,
         d.attempts > 1 AND EXISTS (
           SELECT FROM delivery_attempt a WHERE a.tenant_id = $1 AND a.delivery_id = d.id AND a.outcome = 'unknown') AS repeat,
         CASE WHEN d.purpose = 'update' AND d.created_at IS NOT DISTINCT FROM n.reopened_at THEN n.reopened_reason END AS "openedBy",
         -- What may hold it back; of what is urgent only what its provider takes.
         b.quiet, b.per_contact AS "perContact", b.sms_limit AS "smsLimit", b.sms_parts AS "smsParts",
         CASE WHEN d.channel = 'webhook' THEN c.signing_secrets[1:CASE WHEN c.secret_rotated_at > $3::timestamptz - $10::int * interval '1 millisecond' THEN 2 ELSE 1 END] END AS "sealedSecrets",
         c.quiet_from AS "quietFrom", c.quiet_to AS "quietTo", CASE WHEN d.priority <> 'high' THEN s.opening_hours END AS "openingHours",
         CASE WHEN d.priority <> 'high' OR d.channel IN (${LIMITED}) THEN nullif(ARRAY(
           SELECT p.settled_at FROM delivery p
           WHERE p.tenant_id = $1 AND p.contact_id = d.contact_id AND p.created_at > $3::timestamptz - $9::int * interval '1 millisecond'
             AND p.settled_at > $3::timestamptz - $8::int * interval '1 millisecond' AND (p.priority <> 'high' OR p.channel IN (${LIMITED})) AND p.state IN ('accepted', 'delivered')
           ORDER BY p.settled_at DESC LIMIT 100), '{}') END AS "heardAt",
         -- What is true now, not when it was planned: a store that has answered meanwhile hears nothing more.
         CASE WHEN c.disabled_because IS NOT NULL THEN 'contact_disabled'
              WHEN d.priority > c.least_priority THEN 'not_urgent_enough'
              WHEN d.purpose = 'stand_down' THEN CASE WHEN n.stood_down_at IS NULL THEN 'back_in_scope' END
              WHEN r.status <> 'issued' THEN 'recall_' || r.status
              WHEN d.version <> r.version THEN 'newer_version'
              WHEN n.stood_down_at IS NOT NULL THEN 'stood_down'
              -- Told of less than it was told before: there is nothing new to answer.
              WHEN d.purpose = 'update' AND n.reopened_version IS DISTINCT FROM d.version
                   AND d.created_at IS DISTINCT FROM n.reopened_at THEN NULL
              WHEN d.purpose IN ('report_reminder', 'report_escalation') THEN CASE WHEN n.state <> 'acknowledged' THEN 'store_answered' END
              WHEN NOT ${UNANSWERED_SQL} THEN 'store_answered' END AS "supersededBecause"
  FROM taken d
  JOIN notice n ON n.tenant_id = $1 AND n.id = d.notice_id
  JOIN recall r ON r.tenant_id = $1 AND r.id = d.recall_id
  JOIN contact c ON c.tenant_id = $1 AND c.id = d.contact_id
  JOIN store s ON s.tenant_id = $1 AND s.id = d.store_id
  CROSS JOIN bounds b
  ORDER BY d.id`

type FrozenContent = RecallContent & { productNames: Record<string, string> }
type Frozen = Pick<ClaimedDelivery['recall'], 'content' | 'productNames' | 'earlierScope'>

type ClaimedRow = Omit<ClaimedDelivery, 'recall' | 'store' | 'limits'> &
  LimitsRow & {
    priority: Priority
    number: string
    version: number
    storeNumber: string
    storeName: string
    timezone: string
  }

type LimitsRow = Pick<ClaimedDelivery['limits'], 'openingHours' | 'smsParts'> & {
  heardAt: Date[] | null
  quiet: DeliveryPolicy['quiet'] | null
  perContact: number | null
  smsLimit: number | null
  quietFrom: string | null
  quietTo: string | null
}

const limitsOf = (row: LimitsRow): ClaimedDelivery['limits'] => {
  const { quiet, perContact, smsLimit, quietFrom, quietTo, openingHours, heardAt, smsParts } = row
  const policy = quiet && perContact !== null ? { quiet, perContact, smsLimit } : DEFAULT_POLICY
  const own = quietFrom && quietTo ? { from: quietFrom, to: quietTo } : null
  return { policy, own, openingHours, heardAt: heardAt ?? [], smsParts }
}

/** What was ordered by a version never changes, so it is read once. */
export type FrozenVersions = Map<string, Frozen>

const MOST_KEPT = 100

const keyOf = (tenantId: string, recallId: string, version: number): string =>
  `${tenantId} ${recallId} ${version}`

export const claimDue = async (
  tx: Statements,
  tenantId: string,
  { ids: named, channel, linkHashes, leaseToken, at, leaseUntil }: Claim,
  versions: FrozenVersions = new Map(),
): Promise<ClaimedDelivery[]> => {
  const ids = named.toSorted()
  const hashes = ids.map((id) => hexOf(linkHashes.get(id)))
  const values = [
    tenantId,
    ids,
    at,
    leaseToken,
    leaseUntil,
    hashes,
    channel,
    HEARD_WINDOW,
    PLANNED_WITHIN,
    BOTH_SECRETS_FOR,
  ]
  const rows = await tx.rows<ClaimedRow>(CLAIM, values, 'claim', ids.length)
  const claimed: ClaimedDelivery[] = []
  for (const row of rows) {
    const known = versions.get(keyOf(tenantId, row.recallId, row.version))
    const frozen = known ?? (await frozenVersion(tx, tenantId, row, versions))
    claimed.push(claimedOf(row, frozen))
  }
  return claimed
}

const hexOf = (hash: Uint8Array = new Uint8Array()): string =>
  Buffer.from(hash.buffer, hash.byteOffset, hash.byteLength).toString('hex')

// Written out: taking two hundred rows apart and putting them together again costs as much as reading them.
const claimedOf = (row: ClaimedRow, { content, productNames, earlierScope }: Frozen): ClaimedDelivery => ({
  id: row.id,
  recallId: row.recallId,
  noticeId: row.noticeId,
  contactId: row.contactId,
  attempt: row.attempt,
  repeat: row.repeat,
  priority: row.priority,
  channel: row.channel,
  createdAt: row.createdAt,
  to: row.to,
  language: row.language,
  traceparent: row.traceparent,
  purpose: row.purpose,
  openedBy: row.openedBy,
  match: row.match,
  recall: { number: row.number, version: row.version, content, productNames, earlierScope },
  store: { number: row.storeNumber, name: row.storeName, timezone: row.timezone },
  acknowledgeBy: row.acknowledgeBy,
  reportBy: row.reportBy,
  sealedSecrets: row.sealedSecrets,
  limits: limitsOf(row),
  supersededBecause: row.supersededBecause,
})

const frozenVersion = async (
  tx: Statements,
  tenantId: string,
  { recallId, version }: Pick<ClaimedRow, 'recallId' | 'version'>,
  versions: FrozenVersions,
): Promise<Frozen> => {
  const rows = await tx.rows<{ version: number; content: FrozenContent }>(
    'SELECT version, content FROM recall_version WHERE tenant_id = $1::uuid AND recall_id = $2::uuid AND version IN ($3::int, $3::int - 1)',
    [tenantId, recallId, version],
  )
  const own = rows.find((row) => row.version === version)
  if (!own) throw new Error(`Version ${version} of the recall ${recallId} was never written.`)
  const { productNames, ...content } = own.content
  const earlier = rows.find((row) => row.version !== version)?.content
  const frozen: Frozen = {
    content,
    productNames: { ...earlier?.productNames, ...productNames },
    earlierScope: earlier?.scope ?? [],
  }
  for (const oldest of versions.keys()) if (versions.size >= MOST_KEPT) versions.delete(oldest)
  versions.set(keyOf(tenantId, recallId, version), frozen)
  return frozen
}
