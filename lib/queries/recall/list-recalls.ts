import 'server-only'

import { Prisma } from '#lib/adapters/prisma/generated/client.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { Page, RecallView } from '#lib/contracts/views.ts'
import type { RecallStatus } from '#lib/domain/recall/lifecycle.ts'
import { ok } from '#lib/domain/result.ts'

import { fromCursor, pageOf } from '../cursor.ts'
import { permittedRead, type Query } from '../query.ts'
import { recallViews } from './recall-view.ts'
import { visibleTo } from './visible-recalls.ts'

type Filter = {
  limit: number
  cursor?: string | undefined
  /** Any of these. */
  statuses?: readonly RecallStatus[] | undefined
  /** True: drills alone; false: none of them. */
  drills?: boolean | undefined
  /** Part of its number or title. */
  text?: string | undefined
  now: Date
}

/** Newest first. Ids are in the order of time, so the id is the place in the list. */
export const listRecalls: Query<Filter, Page<RecallView>> = async (db, actor, filter) => {
  const allowed = permittedRead(actor, 'recall:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const { limit, now } = filter
  return withTenant(db, actor, async (tx) => {
    const rows = await tx.recall.findMany({
      where: { tenantId, ...visibleTo(actor), ...conditions(filter) },
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

const conditions = ({ cursor, statuses, drills, text }: Filter): Prisma.RecallWhereInput => {
  const after = fromCursor(cursor)
  const part = { contains: text ?? '', mode: Prisma.QueryMode.insensitive }
  return {
    ...(after ? { number: { lt: after } } : {}),
    ...(statuses ? { status: { in: [...statuses] } } : {}),
    ...(drills === undefined ? {} : { kind: drills ? 'drill' : { not: 'drill' } }),
    ...(text ? { OR: [{ number: part }, { title: part }] } : {}),
  }
}
