import type { SystemActor } from '#lib/domain/identity/actor.ts'
import { clocksFrom } from '#lib/domain/notice/clocks.ts'
import { decide, evolve, type RecallStatus } from '#lib/domain/recall/lifecycle.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'

import type { TransactionClient } from './database.ts'
import { enqueueSends } from './enqueue-sends.ts'
import { Prisma } from './generated/client.ts'
import { deadlinesFor, UNANSWERED } from './notice-clocks.ts'
import { recallRows } from './recall-rows.ts'
import { REACHABLE } from './sending-channels.ts'
import { writeLeaf, type LeafNeeds } from './transact.ts'

const AT_ONCE = 5000
const SHIPPED_WHILE_CLOSING = 'More of the product was shipped while it was closing.'
const MOVED_WHILE_CLOSING = 'Recalled product moved at a store while it was closing.'

type Late = { recallId: string; at: Date; traceparent: string | null }
type Recall = { version: number; priority: Priority; status: RecallStatus; fannedOut: boolean }

/**
 * Judges what moved after the stores of a recall were judged: shipments, and what tills, warehouses and the stores themselves
 * tell of. A store where recalled product moved, and which has answered already, is open again; one that got some and had no
 * part in the recall gets one. Both are told, and a recall that was closing is not closing any more. Answers how many.
 */
export const judgeLateStock = async (
  tx: TransactionClient,
  actor: SystemActor,
  { recallId, at, traceparent }: Late,
  needs: LeafNeeds,
): Promise<number> => {
  const { tenantId } = actor
  const [recall] = await tx.$queryRaw<Recall[]>`
    SELECT r.version, r.priority, r.status, v.fanned_out_at IS NOT NULL AS "fannedOut"
    FROM recall r JOIN recall_version v ON v.tenant_id = r.tenant_id AND v.recall_id = r.id AND v.version = r.version
    WHERE r.tenant_id = ${tenantId}::uuid AND r.id = ${recallId}::uuid
    -- Nobody closes it meanwhile; and whoever closed it a moment ago is seen here.
    FOR NO KEY UPDATE OF r, v`
  // Until its fan-out is done they wait: a store that it tells is told of what it sees of them, too.
  if (!recall?.fannedOut) return 0
  const concerned = await takeAndMatch(tx, tenantId, recallId, recall.version)
  // Taken off the list all the same: a closed recall opens no store, and looks for what it missed when it is reopened.
  if (concerned === 0 || recall.status === 'closed') return 0
  const told = await openStores(tx, tenantId, recallId, recall, at)
  if (told > 0) await planMessages(tx, tenantId, { recallId, at, traceparent }, recall)
  const reopens = told > 0 && recall.status === 'closing'
  const events = await eventsAmong(tx)
  const reason = events > 0 ? MOVED_WHILE_CLOSING : SHIPPED_WHILE_CLOSING
  if (reopens) await stopClosing(tx, tenantId, { recallId, at, reason }, needs)
  const action = reopens ? 'recall.reopen' : events > 0 ? 'recall.stock_moved' : 'recall.late_shipments'
  const data = { version: recall.version, stores: told, ...(reopens ? { reason } : {}) }
  await writeLeaf(tx, actor, { action, subject: { type: 'recall', id: recallId }, data }, needs)
  await tx.$executeRaw`SELECT pg_notify('recall_changed', ${recallId})`
  return told
}

const stopClosing = async (
  tx: TransactionClient,
  tenantId: string,
  { recallId, at, reason }: { recallId: string; at: Date; reason: string },
  { random }: LeafNeeds,
): Promise<void> => {
  const rows = recallRows(tx, tenantId, random)
  const recall = await rows.find(recallId)
  if (!recall) return
  const decided = decide(recall, { verb: 'reopen', by: '', reason }, at)
  // Its row is locked and it was closing: whatever refuses now is a fault of ours, and nothing of this is kept.
  if (!decided.ok || !(await rows.saveState(recall, decided.value.reduce(evolve, recall), at)))
    throw new Error(`Recall ${recallId} could not be taken back from closing.`)
}

// Of the stores that were told, those where the gravest was no shipment.
const eventsAmong = async (tx: TransactionClient): Promise<number> => {
  const [row] = await tx.$queryRaw<{ stores: number }[]>`
    SELECT count(*)::int AS stores FROM late WHERE purpose IS NOT NULL AND reason <> 'late_shipment'`
  return row?.stores ?? 0
}

/**
 * What moved counts against an answer that was given before it. As long as nothing was answered, the store looks for all it
 * has anyway. A store without a part in the recall gets one for what was brought to it, and for a sale only where the lot is
 * certain: what its till cannot name, the shipments have ruled out.
 */
const MATTERS = Prisma.sql`CASE
  WHEN s.kind = 'shipment' THEN true
  WHEN n.id IS NULL THEN s.kind <> 'sale' OR s.match = 'in_scope'
  ELSE (NOT ${UNANSWERED} OR n.excused_because IS NOT NULL OR n.stood_down_at IS NOT NULL)
    -- A clock that is ahead makes nothing later than we heard of it; what has opened the store once does not do so again.
    AND least(s.at, s.received_at) >= coalesce((SELECT max(a.at) FROM response a WHERE a.tenant_id = n.tenant_id AND a.notice_id = n.id
      AND NOT EXISTS (SELECT FROM response_withdrawal w WHERE w.tenant_id = a.tenant_id AND w.response_id = a.id)), '-infinity')
    AND s.received_at >= coalesce(n.reopened_at, '-infinity') END`

// From the gravest on: it was sold, it came back from a customer, it was brought.
const GRAVITY = Prisma.sql`array_position(ARRAY['sale', 'customer_return', 'transfer_in', 'receipt', 'shipment'], kind)`
const MOST_NAMED = 5

// Each step into a table whose size the planner knows: of rows that are a moment old it thinks that there are none, and would
// hold each of them against every store and every event that was ever told of.
const takeAndMatch = async (
  tx: TransactionClient,
  tenantId: string,
  recallId: string,
  version: number,
): Promise<number> => {
  await tx.$executeRaw`DROP TABLE IF EXISTS pg_temp.late, pg_temp.taken, pg_temp.matched`
  await tx.$executeRaw`CREATE TEMP TABLE taken (stock_id uuid) ON COMMIT DROP`
  await tx.$executeRaw`
    WITH gone AS (
      DELETE FROM late_stock WHERE tenant_id = ${tenantId}::uuid AND recall_id = ${recallId}::uuid AND stock_id IN (
        SELECT stock_id FROM late_stock WHERE tenant_id = ${tenantId}::uuid AND recall_id = ${recallId}::uuid LIMIT ${AT_ONCE}::int)
      RETURNING stock_id)
    INSERT INTO taken SELECT stock_id FROM gone`
  await tx.$executeRaw`ANALYZE pg_temp.taken`
  await tx.$executeRaw`
    CREATE TEMP TABLE matched ON COMMIT DROP AS
    SELECT s.store_id, s.kind, s.gtin, s.lot, s.quantity, s.at, s.received_at, m.match
    FROM taken
    JOIN stock_movement s ON s.tenant_id = ${tenantId}::uuid AND s.id = taken.stock_id
    CROSS JOIN LATERAL (
      SELECT min(scope_match(l, s.lot, s.expires_on)) AS match FROM scope_line l
      WHERE l.tenant_id = ${tenantId}::uuid AND l.recall_id = ${recallId}::uuid AND l.version = ${version} AND l.gtin = s.gtin) m
    WHERE m.match IS NOT NULL`
  await tx.$executeRaw`ANALYZE pg_temp.matched`
  await tx.$executeRaw`
    CREATE TEMP TABLE late (store_id uuid, match match, quantity int, reason text, moved jsonb, purpose delivery_purpose) ON COMMIT DROP`
  const concerned = await gatherByStore(tx, tenantId, recallId, version)
  await tx.$executeRaw`ANALYZE pg_temp.late`
  return concerned
}

const gatherByStore = (
  tx: TransactionClient,
  tenantId: string,
  recallId: string,
  version: number,
): Promise<number> =>
  tx.$executeRaw`
    WITH lots AS (
      SELECT s.store_id, s.kind, s.gtin, s.lot, sum(s.quantity)::int AS quantity, max(s.at) AS at, min(s.match) AS match
      FROM matched s
      JOIN store st ON st.tenant_id = ${tenantId}::uuid AND st.id = s.store_id AND st.removed_at IS NULL
      JOIN recall r ON r.tenant_id = ${tenantId}::uuid AND r.id = ${recallId}::uuid
        AND (r.target_mode <> 'listed' OR st.number = ANY (r.target_stores))
      LEFT JOIN notice n ON n.tenant_id = ${tenantId}::uuid AND n.recall_id = ${recallId}::uuid AND n.store_id = s.store_id
      WHERE ${MATTERS}
      GROUP BY s.store_id, s.kind, s.gtin, s.lot),
    ranked AS (
      SELECT *, row_number() OVER (PARTITION BY store_id ORDER BY ${GRAVITY}, quantity DESC, gtin, lot) AS place FROM lots)
    INSERT INTO late (store_id, match, quantity, reason, moved)
    SELECT store_id, min(match), (
        -- All that was shipped to the store in scope, not what is to be added: however often it is said, it is the same.
        SELECT coalesce(sum(o.quantity), 0)::int FROM shipment o
        WHERE o.tenant_id = ${tenantId}::uuid AND o.store_id = ranked.store_id AND EXISTS (
          SELECT FROM scope_line l WHERE l.tenant_id = o.tenant_id AND l.recall_id = ${recallId}::uuid AND l.version = ${version}
            AND l.gtin = o.gtin AND scope_match(l, o.lot, o.expires_on) IS NOT NULL)),
      max(CASE kind WHEN 'shipment' THEN 'late_shipment' ELSE kind END) FILTER (WHERE place = 1),
      jsonb_agg(jsonb_build_object('kind', kind, 'gtin', gtin, 'lot', lot, 'quantity', quantity,
        'at', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY place) FILTER (WHERE place <= ${MOST_NAMED}::int)
    FROM ranked GROUP BY store_id`

const openStores = async (
  tx: TransactionClient,
  tenantId: string,
  recallId: string,
  { version, priority }: Recall,
  at: Date,
): Promise<number> => {
  const { acknowledgeBy, reportBy } = clocksFrom(at, await deadlinesFor(tx, tenantId, priority))
  const reopened = await tx.$executeRaw`
    WITH opened AS (
    UPDATE notice n SET state = 'open', match = least(n.match, late.match), shipped_quantity = late.quantity,
           notified_at = NULL, unreached_at = NULL, seen_at = NULL, acknowledged_at = NULL, acknowledged_by = NULL, acknowledged_via = NULL,
           reported_at = NULL, verified_at = NULL, excused_because = NULL, answered_version = NULL, stood_down_at = NULL,
           reopened_at = ${at}, reopened_reason = late.reason, reopened_by = late.moved,
           asked_at = ${at}, acknowledge_by = ${acknowledgeBy}, report_by = ${reportBy}
    FROM late
    WHERE n.tenant_id = ${tenantId}::uuid AND n.recall_id = ${recallId}::uuid AND n.store_id = late.store_id
      -- Whoever let it off did not know of this.
      AND (NOT ${UNANSWERED} OR n.excused_because IS NOT NULL OR n.stood_down_at IS NOT NULL)
    RETURNING n.store_id)
    UPDATE late SET purpose = 'update' FROM opened WHERE late.store_id = opened.store_id`
  // Not answered yet: it has more to look for, and knows what to look for.
  await tx.$executeRaw`
    UPDATE notice n SET match = least(n.match, late.match), shipped_quantity = late.quantity
    FROM late
    WHERE n.tenant_id = ${tenantId}::uuid AND n.recall_id = ${recallId}::uuid AND n.store_id = late.store_id
      AND late.purpose IS NULL`
  const added = await tx.$executeRaw`
    WITH added AS (
    INSERT INTO notice (id, tenant_id, recall_id, store_id, version, match, state, shipped_quantity, created_at, asked_at, acknowledge_by, report_by)
    SELECT uuid_v7(${at}), ${tenantId}::uuid, ${recallId}::uuid, late.store_id, ${version}, late.match, 'open', late.quantity, ${at},
           ${at}, ${acknowledgeBy}, ${reportBy}
    FROM late WHERE late.purpose IS NULL
    ON CONFLICT (tenant_id, recall_id, store_id) DO NOTHING
    RETURNING store_id)
    UPDATE late SET purpose = 'notice' FROM added WHERE late.store_id = added.store_id`
  return reopened + added
}

const planMessages = async (
  tx: TransactionClient,
  tenantId: string,
  { recallId, at, traceparent }: Late,
  { priority }: Recall,
): Promise<void> => {
  const planned = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO delivery (id, tenant_id, recall_id, notice_id, store_id, contact_id, version, purpose, round, channel, priority,
                          state, next_attempt_at, traceparent, created_at)
    SELECT uuid_v7(${at}), n.tenant_id, n.recall_id, n.id, n.store_id, c.id, n.version, late.purpose,
           coalesce((SELECT max(d.round) FROM delivery d WHERE d.tenant_id = n.tenant_id AND d.recall_id = n.recall_id AND d.notice_id = n.id
                       AND d.version = n.version AND d.purpose = late.purpose), 0) + 1,
           c.channel, ${priority}::priority, 'pending', ${at}, ${traceparent}, ${at}
    FROM late
    JOIN notice n ON n.tenant_id = ${tenantId}::uuid AND n.recall_id = ${recallId}::uuid AND n.store_id = late.store_id
    JOIN contact c ON c.tenant_id = n.tenant_id AND c.store_id = n.store_id
    WHERE late.purpose IS NOT NULL AND ${REACHABLE} AND c.kind IN ('on_duty', 'after_hours')
    RETURNING id`
  const ids = planned.map(({ id }) => id)
  const due = Prisma.sql`SELECT id, priority, channel FROM delivery WHERE tenant_id = ${tenantId}::uuid AND id = ANY (${ids}::uuid[])`
  await enqueueSends(tx, tenantId, due, { at, traceparent })
}

/**
 * A shipment that was being written while the stores were judged is seen by neither: not by the judging, which read before
 * it was committed, nor by its own trigger, which ran before the recall was issued. So each version is looked at once more;
 * and again when the recall is reopened, for whatever moved while it was closed. Of the other stock all that was told of
 * since the version was issued is judged once more: what came before an answer changes nothing.
 */
export const rescanMissedStock = (
  tx: TransactionClient,
  tenantId: string,
  recallId: string,
  version: number,
  at: Date,
): Promise<number> =>
  tx.$executeRaw`
    WITH looked AS (
      UPDATE recall_version SET looked_again_at = ${at}
      WHERE tenant_id = ${tenantId}::uuid AND recall_id = ${recallId}::uuid AND version = ${version} AND looked_again_at IS NULL
      RETURNING recall_id, issued_at),
    products AS (
      SELECT DISTINCT l.gtin FROM scope_line l
      WHERE l.tenant_id = ${tenantId}::uuid AND l.recall_id = ${recallId}::uuid AND l.version = ${version}),
    missing AS (
      SELECT j.store_id FROM looked
      JOIN recall r ON r.tenant_id = ${tenantId}::uuid AND r.id = looked.recall_id AND r.status IN ('issued', 'closing')
      CROSS JOIN LATERAL judged_stores(r.id) j
      LEFT JOIN notice n ON n.tenant_id = r.tenant_id AND n.recall_id = r.id AND n.store_id = j.store_id AND n.stood_down_at IS NULL
      -- Without a part in it, or with more than its part knows of. Shipments are only added, so more is what came since.
      WHERE j.excluded IS NULL AND (n.id IS NULL AND r.target_mode = 'shipped' OR n.shipped_quantity < j.shipped_quantity))
    INSERT INTO late_stock (tenant_id, recall_id, stock_id)
    SELECT s.tenant_id, ${recallId}::uuid, s.id FROM shipment s JOIN missing ON missing.store_id = s.store_id
    WHERE s.tenant_id = ${tenantId}::uuid AND s.gtin IN (SELECT gtin FROM products)
    UNION ALL
    SELECT e.tenant_id, ${recallId}::uuid, e.id FROM looked
    JOIN recall r ON r.tenant_id = ${tenantId}::uuid AND r.id = looked.recall_id AND r.status IN ('issued', 'closing')
    JOIN stock_movement e ON e.tenant_id = r.tenant_id AND e.received_at >= looked.issued_at - interval '5 minutes'
    WHERE e.gtin IN (SELECT gtin FROM products)
    ON CONFLICT (tenant_id, recall_id, stock_id) DO NOTHING`
