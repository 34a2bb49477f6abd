import { minutes } from '#lib/domain/duration.ts'
import type { Ladder } from '#lib/domain/escalation/ladder.ts'
import type { Silence } from '#lib/domain/escalation/next-step.ts'
import type { SystemActor } from '#lib/domain/identity/actor.ts'
import type { Escalations } from '#lib/ports/escalations.ts'

import type { Database } from './database.ts'
import { RUNNING_CLOCK, SILENT, takeDueStep } from './due-step.ts'
import type { LeafNeeds } from './transact.ts'
import { withTenant } from './with-tenant.ts'

// Ten thousand stores in one transaction take longer than a request may.
const OF_EVERY_STORE = minutes(2)
const AT_ONCE = 20
const MANY = 500

const system = (tenantId: string): SystemActor => ({ kind: 'system', tenantId, name: 'escalation' })

type SilenceRow = Omit<Silence, 'store'> & {
  recallId: string
  hours: Ladder['hours']
  steps: Ladder['steps']
  lateStores: number
} & Silence['store']

export const prismaEscalations = (db: Database, needs: LeafNeeds): Escalations => ({
  claimLooks: (at, until) => db.$queryRaw`
    -- Chosen once: a plan that asked again for each row would take more than the limit.
    WITH due AS MATERIALIZED (
      SELECT tenant_id, recall_id FROM recall_ladder WHERE look_at <= ${at}
      ORDER BY look_at LIMIT ${AT_ONCE}::int FOR UPDATE SKIP LOCKED)
    UPDATE recall_ladder l SET look_at = ${until} FROM due
    WHERE l.tenant_id = due.tenant_id AND l.recall_id = due.recall_id
    RETURNING l.tenant_id AS "tenantId", l.recall_id AS "recallId", l.changes`,

  takeDueStep: async ({ tenantId, ...look }) => {
    const actor = system(tenantId)
    const stores = await withTenant(db, actor, (tx) => takeDueStep(tx, actor, look, needs), OF_EVERY_STORE)
    // The planner shall know of them before they are looked up by the thousand.
    if (stores >= MANY) await db.$executeRaw`ANALYZE escalation, notice`
    return stores
  },

  silences: (tenantId, dueBefore) =>
    withTenant(db, system(tenantId), async (tx) => {
      const rows = await tx.$queryRaw<SilenceRow[]>`
        SELECT r.id AS "recallId", l.hours, l.steps, l.late_stores AS "lateStores", n.state, n.asked_at AS since,
               CASE WHEN n.state = 'acknowledged' THEN greatest(n.acknowledged_at, n.asked_at) ELSE n.asked_at END AS "runsSince", e.reached, s.timezone,
               s.opening_hours AS "openingHours"
        FROM recall_ladder l
        JOIN recall r ON r.tenant_id = l.tenant_id AND r.id = l.recall_id AND r.status = 'issued'
        LEFT JOIN (notice n
          JOIN store s ON s.tenant_id = n.tenant_id AND s.id = n.store_id)
          ON n.tenant_id = r.tenant_id AND n.recall_id = r.id AND ${SILENT}
        LEFT JOIN LATERAL (
          SELECT max(e.after_minutes) AS reached FROM escalation e
          WHERE e.tenant_id = n.tenant_id AND e.notice_id = n.id AND e.silent_since = n.asked_at AND e.clock::text = ${RUNNING_CLOCK}) e ON true
        WHERE l.tenant_id = ${tenantId}::uuid
          -- What cannot be due by then is left out; a recall that was behind is looked at in any case.
          AND (l.late_stores > 0 OR n.asked_at + coalesce((
            SELECT min((step ->> 'afterMinutes')::int) FROM jsonb_array_elements(l.steps) step
            WHERE step ->> 'clock' = ${RUNNING_CLOCK} AND (step ->> 'afterMinutes')::int > coalesce(e.reached, -1)), NULL) * interval '1 minute' <= ${dueBefore})`
      const groups = Object.values(Object.groupBy(rows, ({ recallId }) => recallId))
      return groups.flatMap((group) => (group?.[0] ? [silencesOf(group[0], group)] : []))
    }),

  markLate: ({ tenantId, recallId, stores, since }) =>
    withTenant(db, system(tenantId), async (tx) => {
      await tx.$executeRaw`
        UPDATE recall_ladder SET late_stores = ${stores}::int, late_since = CASE WHEN ${stores}::int > 0 THEN coalesce(late_since, ${since}) END
        WHERE tenant_id = ${tenantId}::uuid AND recall_id = ${recallId}::uuid`
    }),

  tenants: async () => {
    const rows = await db.$queryRaw<{ id: string }[]>`SELECT id FROM tenant ORDER BY id`
    return rows.map(({ id }) => id)
  },
})

const silencesOf = ({ recallId, hours, steps, lateStores }: SilenceRow, rows: SilenceRow[]) => ({
  recallId,
  ladder: { hours, steps },
  lateStores,
  stores: rows
    .filter(({ since }) => since !== null)
    .map(({ state, since, runsSince, reached, timezone, openingHours }) => ({
      state,
      since,
      runsSince,
      reached,
      store: { timezone, openingHours },
    })),
})
