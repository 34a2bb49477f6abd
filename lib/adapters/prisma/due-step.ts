import type { SystemActor } from '#lib/domain/identity/actor.ts'
import { isPersonWhom, type LadderStep } from '#lib/domain/escalation/ladder.ts'
import type { Purpose } from '#lib/domain/delivery/purpose.ts'

import type { TransactionClient } from './database.ts'
import { enqueueSends } from './enqueue-sends.ts'
import { Prisma } from './generated/client.ts'
import { AWAITED, UNANSWERED } from './notice-clocks.ts'
import { REACHABLE } from './sending-channels.ts'
import { writeLeaf, type LeafNeeds } from './transact.ts'

type Look = { recallId: string; changes: number; at: Date }
type Order = { id: string; recallId: string; step: LadderStep; purpose: 'reminder' | 'escalation'; at: Date }

/** Notices `n` that wait for an acknowledgement or a report which somebody should be asked for. */
export const SILENT = Prisma.sql`${AWAITED} AND n.stood_down_at IS NULL AND n.excused_because IS NULL`

/** The clock that runs for a silent notice `n`. */
export const RUNNING_CLOCK = Prisma.sql`CASE WHEN n.state = 'acknowledged' THEN 'report' ELSE 'acknowledge' END`

/** When the step `step` of the ladder `l` is due for stores `d` that were asked at the same time and open at the same hours. */
const STEP_DUE_AT = Prisma.sql`CASE l.hours
  WHEN 'always' THEN d.since + (step.value ->> 'afterMinutes')::int * interval '1 minute'
  ELSE opens_at(d.opening_hours, d.timezone,
    opens_at(d.opening_hours, d.timezone, d.since) + (step.value ->> 'afterMinutes')::int * interval '1 minute') END`

/** What the contacts are sent: each clock asks for something else. */
const SENT: Record<Order['purpose'], Record<LadderStep['clock'], Purpose>> = {
  reminder: { acknowledge: 'reminder', report: 'report_reminder' },
  escalation: { acknowledge: 'escalation', report: 'report_escalation' },
}

/** The earliest step that is due, for all the stores that it is due for. Answers for how many. */
export const takeDueStep = async (
  tx: TransactionClient,
  actor: SystemActor,
  look: Look,
  needs: LeafNeeds,
): Promise<number> => {
  const { tenantId } = actor
  await findNextSteps(tx, tenantId, look)
  const [next] = await tx.$queryRaw<{ step: LadderStep | null; dueAt: Date | null }[]>`
    SELECT (SELECT step FROM next_step WHERE due_at <= ${look.at} ORDER BY after_minutes, clock LIMIT 1) AS step,
           (SELECT min(due_at) FROM next_step) AS "dueAt"`
  if (!next?.step)
    return lookAgainAt(tx, tenantId, look, earliest(next?.dueAt, await firstReportStepAt(tx, tenantId, look)))
  const purpose =
    next.step.whom.includes('escalation') || next.step.whom.some(isPersonWhom) ? 'escalation' : 'reminder'
  const order: Order = {
    id: needs.random.id(),
    recallId: look.recallId,
    step: next.step,
    purpose,
    at: look.at,
  }
  const stores = await insertEscalations(tx, tenantId, order)
  // All of them have answered at this very moment.
  if (stores === 0) return 0
  await markNotices(tx, tenantId, order)
  const round = await insertOrder(tx, tenantId, order)
  await tellContacts(tx, tenantId, order, round)
  await tellPeople(tx, tenantId, order)
  if (order.step.kind === 'call_task') await insertCallTasks(tx, tenantId, order)
  await lookAgainAt(tx, tenantId, look, look.at)
  const { clock, afterMinutes, whom, kind } = order.step
  const action = purpose === 'reminder' ? 'recall.stores_reminded' : 'recall.stores_escalated'
  const data = { round, stores, clock, afterMinutes, whom, kind, ladder: true }
  await writeLeaf(tx, actor, { action, subject: { type: 'recall', id: look.recallId }, data }, needs)
  await tx.$executeRaw`SELECT pg_notify('recall_changed', ${look.recallId})`
  return stores
}

// Stores that were told at the same time and are open at the same hours have the same times: worked out once for them all.
const findNextSteps = async (
  tx: TransactionClient,
  tenantId: string,
  { recallId, at }: Look,
): Promise<void> => {
  await tx.$executeRaw`DROP TABLE IF EXISTS pg_temp.next_step`
  await tx.$executeRaw`
    CREATE TEMP TABLE next_step ON COMMIT DROP AS
    WITH ladder AS (
      SELECT l.hours, l.steps, r.priority FROM recall_ladder l
      JOIN recall r ON r.tenant_id = l.tenant_id AND r.id = l.recall_id AND r.status = 'issued'
      WHERE l.tenant_id = ${tenantId}::uuid AND l.recall_id = ${recallId}::uuid),
    silent AS (
      SELECT n.id AS notice_id, n.store_id, n.version, s.region_id, s.timezone, s.opening_hours, n.asked_at AS since,
             ${RUNNING_CLOCK} AS clock
      FROM notice n CROSS JOIN ladder r
      JOIN store s ON s.tenant_id = n.tenant_id AND s.id = n.store_id
      WHERE n.tenant_id = ${tenantId}::uuid AND n.recall_id = ${recallId}::uuid AND ${SILENT}),
    reached AS (
      SELECT DISTINCT ON (notice_id, silent_since, clock) notice_id, silent_since, clock::text AS clock, after_minutes AS minutes,
             failed_at IS NOT NULL AS failed
      FROM escalation
      WHERE tenant_id = ${tenantId}::uuid AND recall_id = ${recallId}::uuid
      ORDER BY notice_id, silent_since, clock, after_minutes DESC),
    standing AS (
      SELECT s.*, coalesce(e.minutes, -1) AS reached, coalesce(e.failed, false) AS failed FROM silent s
      LEFT JOIN reached e ON e.notice_id = s.notice_id AND e.silent_since = s.since AND e.clock = s.clock),
    times AS MATERIALIZED (
      SELECT d.*, step.value AS step, (step.value ->> 'afterMinutes')::int AS after_minutes,
             CASE WHEN d.failed THEN least(${STEP_DUE_AT}, ${at}) ELSE ${STEP_DUE_AT} END AS due_at
      FROM (SELECT DISTINCT since, timezone, opening_hours, clock, reached, failed FROM standing) d
      CROSS JOIN ladder l
      CROSS JOIN LATERAL (
        SELECT value FROM jsonb_array_elements(l.steps)
        WHERE value ->> 'clock' = d.clock AND (value ->> 'afterMinutes')::int > d.reached
        ORDER BY (value ->> 'afterMinutes')::int LIMIT 1) step)
    SELECT s.notice_id, s.store_id, s.version, s.region_id, s.since, s.clock, t.step, t.after_minutes, t.due_at
    FROM standing s
    JOIN times t ON t.since = s.since AND t.timezone = s.timezone AND t.clock = s.clock AND t.reached = s.reached AND t.failed = s.failed
      AND t.opening_hours IS NOT DISTINCT FROM s.opening_hours`
  await tx.$executeRaw`ANALYZE pg_temp.next_step`
}

/**
 * When the first report step comes that is still ahead of a store which has not acknowledged: whoever acknowledges before it
 * wakes nobody, so the ladder is looked at by then. Whoever acknowledges later wakes it (look_at_ladder_of_acknowledged).
 */
const firstReportStepAt = async (
  tx: TransactionClient,
  tenantId: string,
  { recallId, at }: Look,
): Promise<Date | null> => {
  const [row] = await tx.$queryRaw<{ dueAt: Date | null }[]>`
    SELECT min(due.at) AS "dueAt"
    FROM recall_ladder l
    CROSS JOIN LATERAL (
      SELECT DISTINCT n.asked_at AS since, s.timezone, s.opening_hours
      FROM notice n JOIN store s ON s.tenant_id = n.tenant_id AND s.id = n.store_id
      WHERE n.tenant_id = l.tenant_id AND n.recall_id = l.recall_id AND ${UNANSWERED} AND ${SILENT}) d
    CROSS JOIN LATERAL jsonb_array_elements(l.steps) step
    CROSS JOIN LATERAL (SELECT ${STEP_DUE_AT} AS at) due
    WHERE l.tenant_id = ${tenantId}::uuid AND l.recall_id = ${recallId}::uuid AND step.value ->> 'clock' = 'report' AND due.at > ${at}`
  return row?.dueAt ?? null
}

const earliest = (...times: (Date | null | undefined)[]): Date | null =>
  times.reduce<Date | null>((a, b) => (a && b ? (a < b ? a : b) : (a ?? b ?? null)), null)

// Only if nothing has happened meanwhile that makes a step due earlier.
const lookAgainAt = async (
  tx: TransactionClient,
  tenantId: string,
  { recallId, changes }: Look,
  at: Date | null,
): Promise<0> => {
  await tx.$executeRaw`
    UPDATE recall_ladder SET look_at = ${at}
    WHERE tenant_id = ${tenantId}::uuid AND recall_id = ${recallId}::uuid AND changes = ${changes}::int`
  return 0
}

// Asked of the row itself, in order: a store that answers at this moment is not escalated, and two workers take each step once.
const insertEscalations = (
  tx: TransactionClient,
  tenantId: string,
  { id, recallId, step, at }: Order,
): Promise<number> =>
  tx.$executeRaw`
    WITH silent AS (
      SELECT x.* FROM next_step x
      JOIN notice n ON n.tenant_id = ${tenantId}::uuid AND n.id = x.notice_id AND ${SILENT} AND ${RUNNING_CLOCK} = ${step.clock}
      WHERE x.clock = ${step.clock} AND x.after_minutes = ${step.afterMinutes}::int AND x.due_at <= ${at}
      ORDER BY n.id FOR NO KEY UPDATE OF n),
    told AS (
      SELECT region_id, ${personOf(step, tenantId, recallId)} AS person_id
      FROM (SELECT DISTINCT region_id FROM next_step) place)
    INSERT INTO escalation (tenant_id, notice_id, silent_since, clock, after_minutes, recall_id, store_id, version, follow_up_id, whom, person_id, at)
    SELECT ${tenantId}::uuid, x.notice_id, x.since, ${step.clock}::notice_clock, x.after_minutes, ${recallId}::uuid, x.store_id, x.version, ${id}::uuid,
           ${step.whom}::text[], told.person_id, ${at}
    FROM silent x
    LEFT JOIN told ON told.region_id IS NOT DISTINCT FROM x.region_id
    ON CONFLICT (tenant_id, notice_id, silent_since, clock, after_minutes) DO NOTHING`

/** Puts people whose mail comes back last: they are asked only if there is nobody else. */
const REACHABLE_FIRST = Prisma.sql`p.mail_failed_at IS NOT NULL`

// Who of the people hears it for a store in the district `region_id`.
const personOf = ({ whom, personId }: LadderStep, tenantId: string, recallId: string): Prisma.Sql => {
  const managerOf = (district: Prisma.Sql) => Prisma.sql`(
    SELECT p.id FROM person p WHERE p.tenant_id = ${tenantId}::uuid AND p.region_id = ${district}
      AND p.role = 'district_manager' AND p.status = 'active' ORDER BY ${REACHABLE_FIRST}, p.id LIMIT 1)`
  if (whom.includes('district_manager')) return managerOf(Prisma.sql`managing_district(place.region_id)`)
  if (whom.includes('region_manager'))
    return managerOf(Prisma.sql`managing_district((
      SELECT g.parent_id FROM region g WHERE g.tenant_id = ${tenantId}::uuid AND g.id = managing_district(place.region_id)))`)
  if (!whom.includes('person')) return Prisma.sql`NULL::uuid`
  // The one who is named; else the author; else whoever else manages recalls, so that somebody owns the store.
  return Prisma.sql`(
    SELECT p.id FROM person p JOIN recall r ON r.tenant_id = p.tenant_id AND r.id = ${recallId}::uuid
    WHERE p.tenant_id = ${tenantId}::uuid AND p.status = 'active' AND p.store_id IS NULL
      AND (p.id IN (r.author_id, ${personId}::uuid) OR p.role = 'recall_manager')
    ORDER BY ${REACHABLE_FIRST}, p.id IS NOT DISTINCT FROM ${personId}::uuid DESC, p.id = r.author_id DESC, p.id LIMIT 1)`
}

const markNotices = (
  tx: TransactionClient,
  tenantId: string,
  { id, recallId, purpose, at }: Order,
): Promise<number> => {
  const mark = purpose === 'reminder' ? Prisma.sql`reminded_at` : Prisma.sql`escalated_at`
  return tx.$executeRaw`
    UPDATE notice n SET ${mark} = ${at}, owner_id = coalesce(e.person_id, n.owner_id)
    FROM escalation e
    WHERE e.tenant_id = ${tenantId}::uuid AND e.recall_id = ${recallId}::uuid AND e.follow_up_id = ${id}::uuid AND n.tenant_id = e.tenant_id AND n.id = e.notice_id`
}

const insertOrder = async (
  tx: TransactionClient,
  tenantId: string,
  { id, recallId, purpose, at }: Order,
): Promise<number> => {
  // Two orders at once take their rounds one after the other.
  await tx.$executeRaw`
    SELECT FROM recall WHERE tenant_id = ${tenantId}::uuid AND id = ${recallId}::uuid FOR NO KEY UPDATE`
  const [row] = await tx.$queryRaw<{ round: number }[]>`
    INSERT INTO follow_up (id, tenant_id, recall_id, purpose, round, at, planned_at)
    SELECT ${id}::uuid, ${tenantId}::uuid, ${recallId}::uuid, ${purpose}::delivery_purpose, coalesce(max(round), 0) + 1, ${at}, ${at}
    FROM follow_up WHERE tenant_id = ${tenantId}::uuid AND recall_id = ${recallId}::uuid AND purpose = ${purpose}::delivery_purpose
    RETURNING round`
  return row?.round ?? 0
}

const tellContacts = async (
  tx: TransactionClient,
  tenantId: string,
  { id, recallId, purpose: ordered, step, at }: Order,
  round: number,
): Promise<void> => {
  const purpose = SENT[ordered][step.clock]
  const channels =
    step.channels === 'any' ? Prisma.empty : Prisma.sql`AND c.channel = ANY (${step.channels}::channel[])`
  await tx.$executeRaw`
    INSERT INTO delivery (id, tenant_id, recall_id, notice_id, store_id, contact_id, version, purpose, round, channel, priority,
                          state, next_attempt_at, created_at)
    SELECT uuid_v7(${at}), e.tenant_id, e.recall_id, e.notice_id, e.store_id, c.id, e.version, ${purpose}::delivery_purpose, ${round}::int,
           c.channel, r.priority, 'pending', ${at}, ${at}
    FROM escalation e
    JOIN recall r ON r.tenant_id = e.tenant_id AND r.id = e.recall_id
    JOIN contact c ON c.tenant_id = e.tenant_id AND c.store_id = e.store_id AND c.kind::text = ANY (e.whom)
    WHERE e.tenant_id = ${tenantId}::uuid AND e.recall_id = ${recallId}::uuid AND e.follow_up_id = ${id}::uuid AND ${REACHABLE} ${channels}
    ON CONFLICT (tenant_id, recall_id, notice_id, version, contact_id, purpose, round) DO NOTHING`
  const planned = Prisma.sql`
    SELECT id, priority, channel FROM delivery
    WHERE tenant_id = ${tenantId}::uuid AND recall_id = ${recallId}::uuid AND purpose = ${purpose}::delivery_purpose
      AND round = ${round}::int AND state = 'pending'`
  await enqueueSends(tx, tenantId, planned, { at, traceparent: null })
}

// One mail for each, with all their stores.
const tellPeople = (tx: TransactionClient, tenantId: string, { id, recallId, at }: Order): Promise<number> =>
  tx.$executeRaw`
    WITH owed AS (
      INSERT INTO account_mail (id, tenant_id, person_id, follow_up_id, requested_at, next_attempt_at, enqueued_at)
      SELECT uuid_v7(${at}), ${tenantId}::uuid, person_id, ${id}::uuid, ${at}, ${at}, ${at}
      FROM (SELECT DISTINCT person_id FROM escalation
            WHERE tenant_id = ${tenantId}::uuid AND recall_id = ${recallId}::uuid AND follow_up_id = ${id}::uuid AND person_id IS NOT NULL) told
      RETURNING id, tenant_id)
    INSERT INTO outbox (id, tenant_id, priority, message, created_at)
    SELECT uuid_v7(${at}), owed.tenant_id, r.priority,
           jsonb_build_object('type', 'account_mail', 'version', 1, 'tenantId', owed.tenant_id, 'mailId', owed.id), ${at}
    FROM owed JOIN recall r ON r.tenant_id = owed.tenant_id AND r.id = ${recallId}::uuid`

const insertCallTasks = (
  tx: TransactionClient,
  tenantId: string,
  { id, recallId, at }: Order,
): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO call_task (id, tenant_id, recall_id, notice_id, store_id, person_id, silent_since, clock, after_minutes, created_at)
    SELECT uuid_v7(${at}), tenant_id, recall_id, notice_id, store_id, person_id, silent_since, clock, after_minutes, ${at}
    FROM escalation
    WHERE tenant_id = ${tenantId}::uuid AND recall_id = ${recallId}::uuid AND follow_up_id = ${id}::uuid AND person_id IS NOT NULL
    ON CONFLICT (tenant_id, notice_id, silent_since, clock, after_minutes) DO NOTHING`
