import 'server-only'

import { scopeLineRecord, toScopeLine } from '#lib/adapters/prisma/recall-rows.ts'
import { REACHABLE } from '#lib/adapters/prisma/sending-channels.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { ScopeEffectView } from '#lib/contracts/views.ts'
import type { ScopeLine } from '#lib/domain/recall/recall.ts'
import { narrows, widens } from '#lib/domain/recall/scope-diff.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { permittedRead, type Query } from '../query.ts'
import { visibleTo } from './visible-recalls.ts'

type Filter = { id: string; scope: ScopeLine[] }

/** What a new scope would change for which stores, judged as the fan-out will judge it. Writes nothing. */
export const scopeEffect: Query<Filter, ScopeEffectView> = async (db, actor, { id, scope }) => {
  const allowed = permittedRead(actor, 'recall:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const recall = await tx.recall.findFirst({
      where: { id, tenantId, ...visibleTo(actor) },
      include: { scope: true },
    })
    if (!recall) return rejected('RECALL_NOT_FOUND')
    const before = recall.scope.filter(({ version }) => version === recall.version).map(toScopeLine)
    const wider = widens(before, scope)
    const after = JSON.stringify(scope.map((line, position) => ({ ...scopeLineRecord(line), position })))
    const [row] = await tx.$queryRaw<Omit<ScopeEffectView, 'direction'>[]>`
      WITH judged AS (
        SELECT j.store_id, n.id AS notice_id, j.excluded IS NULL AS told, j.lost,
               j.excluded IS NULL AND (j.gained OR n.id IS NULL) AS gained
        FROM recall r
        CROSS JOIN LATERAL judged_stores(r.tenant_id, scope_of(r.id, r.version),
          ARRAY(SELECT jsonb_populate_record(NULL::scope_line, line) FROM jsonb_array_elements(${after}::jsonb) line),
          r.target_mode, r.target_stores, ${wider}) j
        LEFT JOIN notice n ON n.tenant_id = r.tenant_id AND n.recall_id = r.id AND n.store_id = j.store_id AND n.stood_down_at IS NULL
        WHERE r.tenant_id = ${tenantId}::uuid AND r.id = ${id}::uuid
      ), effect AS (
        SELECT *, CASE WHEN told AND notice_id IS NULL THEN 'added' WHEN told AND gained THEN 'reopened'
                       WHEN told AND lost THEN 'narrowed' WHEN told THEN 'unchanged' WHEN notice_id IS NOT NULL THEN 'stood_down' END AS what
        FROM judged)
      SELECT count(*) FILTER (WHERE what = 'added')::int AS added, count(*) FILTER (WHERE what = 'reopened')::int AS reopened,
             count(*) FILTER (WHERE what = 'unchanged')::int AS unchanged, count(*) FILTER (WHERE what = 'narrowed')::int AS narrowed,
             count(*) FILTER (WHERE what = 'stood_down')::int AS "stoodDown",
             (SELECT count(*)::int FROM contact c JOIN effect e ON e.store_id = c.store_id AND e.what <> 'unchanged'
              WHERE c.tenant_id = ${tenantId}::uuid AND ${REACHABLE} AND c.kind IN ('on_duty', 'after_hours')) AS messages
      FROM effect`
    const narrower = narrows(before, scope)
    const direction = wider ? (narrower ? 'both' : 'wider') : narrower ? 'narrower' : 'unchanged'
    const none = { added: 0, reopened: 0, unchanged: 0, narrowed: 0, stoodDown: 0, messages: 0 }
    return ok({ direction, ...(row ?? none) })
  })
}
