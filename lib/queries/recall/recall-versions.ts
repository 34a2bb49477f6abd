import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { RecallContent } from '#lib/domain/recall/recall.ts'
import { diffScope, type ScopeDiff } from '#lib/domain/recall/scope-diff.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { iso, permittedRead, type Query } from '../query.ts'
import { visibleTo } from './visible-recalls.ts'

export type VersionView = {
  version: number
  change: string
  reason: string | null
  issuedAt: string
  issuedBy: string
  /** Null until every store of it is known. */
  fannedOutAt: string | null
  scope: RecallContent['scope']
  productNames: Record<string, string>
  /** Against the version before. */
  diff: ScopeDiff
  /** Stores that it opened again, and stores that it left out, with the reasons. */
  reopened: number
  stoodDown: number
  excluded: { reason: string; stores: number }[]
}

type Frozen = RecallContent & { productNames: Record<string, string> }
type Row = Omit<VersionView, 'scope' | 'productNames' | 'diff' | 'issuedAt' | 'fannedOutAt'> & {
  content: Frozen
  issuedAt: Date
  fannedOutAt: Date | null
}

/** Everything that was ordered, newest first, with what changed each time. */
export const recallVersions: Query<{ recallId: string }, VersionView[]> = async (db, actor, { recallId }) => {
  const allowed = permittedRead(actor, 'recall:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const recall = await tx.recall.findFirst({
      where: { id: recallId, tenantId, ...visibleTo(actor) },
      select: { id: true },
    })
    if (!recall) return rejected('RECALL_NOT_FOUND')
    const rows = await tx.$queryRaw<Row[]>`
      SELECT v.version, v.change, v.reason, v.issued_at AS "issuedAt", coalesce(p.name, 'Somebody') AS "issuedBy",
             v.fanned_out_at AS "fannedOutAt", v.content,
             (SELECT count(*)::int FROM notice n WHERE n.tenant_id = v.tenant_id AND n.recall_id = v.recall_id AND n.reopened_version = v.version) AS reopened,
             (SELECT count(*)::int FROM notice n WHERE n.tenant_id = v.tenant_id AND n.recall_id = v.recall_id
                AND n.stood_down_at IS NOT NULL AND n.version = v.version) AS "stoodDown",
             (SELECT coalesce(jsonb_agg(jsonb_build_object('reason', x.reason, 'stores', x.stores) ORDER BY x.reason), '[]') FROM (
                SELECT reason, count(*) AS stores FROM recall_exclusion e
                WHERE e.tenant_id = v.tenant_id AND e.recall_id = v.recall_id AND e.version = v.version GROUP BY reason) x) AS excluded
      FROM recall_version v LEFT JOIN person p ON p.tenant_id = v.tenant_id AND p.id = v.issued_by
      WHERE v.tenant_id = ${tenantId}::uuid AND v.recall_id = ${recallId}::uuid ORDER BY v.version`
    const views = rows.map(({ content, issuedAt, fannedOutAt, ...row }, i): VersionView => {
      const before = rows[i - 1]?.content
      return {
        ...row,
        issuedAt: iso(issuedAt),
        fannedOutAt: fannedOutAt ? iso(fannedOutAt) : null,
        scope: content.scope,
        productNames: { ...before?.productNames, ...content.productNames },
        diff: diffScope(before?.scope ?? [], content.scope),
      }
    })
    return ok(views.toReversed())
  })
}
