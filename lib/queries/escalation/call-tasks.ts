import 'server-only'

import type { Readable } from '#lib/adapters/prisma/database.ts'
import { UNANSWERED } from '#lib/adapters/prisma/notice-clocks.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { CallTaskView } from '#lib/domain/escalation/call-task-view.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { ok, type Result } from '#lib/domain/result.ts'

import { iso, isoOrNull, permittedRead } from '../query.ts'

type Row = Omit<CallTaskView, 'store' | 'silentSince' | 'calledAt'> & {
  storeNumber: string
  storeName: string
  city: string | null
  timezone: string
  silentSince: Date
  calledAt: Date | null
}

// Whoever has more to call than these begins at the top.
const MOST = 20

/** The stores that this very person has to call and that are silent still, the longest silent first. */
export const callTasks = async (
  db: Readable,
  actor: PersonActor,
  _: object,
): Promise<Result<CallTaskView[]>> => {
  const allowed = permittedRead(actor, 'notice:read')
  if (!allowed.ok) return allowed
  const { tenantId, personId } = actor
  return withTenant(db, actor, async (tx) => {
    const rows = await tx.$queryRaw<Row[]>`
      SELECT t.id, t.recall_id AS "recallId", r.number, r.title, r.kind = 'drill' AS drill, s.number AS "storeNumber", s.name AS "storeName",
             s.city, s.timezone, t.clock, t.silent_since AS "silentSince", t.outcome, t.note, t.called_at AS "calledAt", t.calls,
             coalesce((SELECT jsonb_agg(jsonb_build_object('kind', c.kind, 'address', c.address) ORDER BY c.kind, c.address)
                       FROM contact c WHERE c.tenant_id = s.tenant_id AND c.store_id = s.id AND c.channel = 'sms'
                         AND c.disabled_because IS NULL), '[]') AS phones
      FROM call_task t
      JOIN recall r ON r.tenant_id = t.tenant_id AND r.id = t.recall_id AND r.status = 'issued'
      JOIN notice n ON n.tenant_id = t.tenant_id AND n.id = t.notice_id AND n.stood_down_at IS NULL
        AND CASE t.clock WHEN 'acknowledge' THEN ${UNANSWERED} ELSE n.state = 'acknowledged' END
      JOIN store s ON s.tenant_id = t.tenant_id AND s.id = t.store_id
      WHERE t.tenant_id = ${tenantId}::uuid AND t.person_id = ${personId}::uuid AND t.done_at IS NULL
      ORDER BY t.silent_since, s.number COLLATE "C" LIMIT ${MOST}::int`
    return ok(
      rows.map(({ storeNumber, storeName, city, timezone, silentSince, calledAt, ...task }) => ({
        ...task,
        store: { number: storeNumber, name: storeName, city, timezone },
        silentSince: iso(silentSince),
        calledAt: isoOrNull(calledAt),
      })),
    )
  })
}
