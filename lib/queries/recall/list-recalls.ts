import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { Page, RecallView } from '#lib/contracts/views.ts'
import { ok } from '#lib/domain/result.ts'

import { fromCursor, pageOf } from '../cursor.ts'
import { permittedRead, type Query } from '../query.ts'
import { recallViews } from './recall-view.ts'

type Filter = { limit: number; cursor?: string | undefined; now: Date }

/** Newest first. Ids are in the order of time, so the id is the place in the list. */
export const listRecalls: Query<Filter, Page<RecallView>> = async (db, actor, { limit, cursor, now }) => {
  const allowed = permittedRead(actor, 'recall:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const after = fromCursor(cursor)
  return withTenant(db, actor, async (tx) => {
    const rows = await tx.recall.findMany({
      where: { tenantId, ...(after ? { number: { lt: after } } : {}) },
      orderBy: { number: 'desc' },
      take: limit + 1,
      include: { scope: true },
    })
    const views = await recallViews(tx, actor, rows, now)
    return ok(
      pageOf(
        views,
        limit,
        ({ number }) => number,
        (view) => view,
      ),
    )
  })
}
