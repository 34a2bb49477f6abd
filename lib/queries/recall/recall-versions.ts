import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { RecallVersionView } from '#lib/contracts/desk-views.ts'
import type { RecallContent } from '#lib/domain/recall/recall.ts'
import { diffScope, type ScopeDiff } from '#lib/domain/recall/scope-diff.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { iso, permittedRead, type Query } from '../query.ts'
import { scopeView } from './recall-view.ts'
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
  /** Stores that it named first, opened again, and left out, with the reasons. */
  added: number
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
      SELECT v.version, v.change, v.reason, v.issued_at AS "issuedAt", coalesce(p.name, 'Someone') AS "issuedBy",
             v.fanned_out_at AS "fannedOutAt", v.content,
             coalesce((done.data ->> 'added')::int, 0) AS added, coalesce((done.data ->> 'reopened')::int, 0) AS reopened,
             coalesce((done.data ->> 'stoodDown')::int, 0) AS "stoodDown",
             (SELECT coalesce(jsonb_agg(jsonb_build_object('reason', x.reason, 'stores', x.stores) ORDER BY x.reason), '[]') FROM (
                SELECT reason, count(*) AS stores FROM recall_exclusion e
                WHERE e.tenant_id = v.tenant_id AND e.recall_id = v.recall_id AND e.version = v.version GROUP BY reason) x) AS excluded
      FROM recall_version v LEFT JOIN person p ON p.tenant_id = v.tenant_id AND p.id = v.issued_by
      -- As it was then: the rows of the stores have gone on since.
      LEFT JOIN LATERAL (
        SELECT l.body::jsonb -> 'data' AS data FROM audit_leaf l
        WHERE l.tenant_id = v.tenant_id AND l.subject_type = 'recall' AND l.subject_id = v.recall_id::text AND l.action = 'recall.applied'
          AND (l.body::jsonb -> 'data' ->> 'version')::int = v.version LIMIT 1) done ON true
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

/** As the API shows it: of each line every field, said or not. */
export const toRecallVersionView = ({ scope, diff, ...view }: VersionView): RecallVersionView => ({
  ...view,
  scope: scope.map(scopeView),
  diff: {
    added: diff.added.map(scopeView),
    removed: diff.removed.map(scopeView),
    changed: diff.changed.map(({ before, after, ...lots }) => ({
      before: scopeView(before),
      after: scopeView(after),
      ...lots,
    })),
  },
})
