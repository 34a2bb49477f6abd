import 'server-only'

import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import { Prisma } from '#lib/adapters/prisma/generated/client.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { RecallHead } from '#lib/contracts/desk-views.ts'
import type { Page, RecallView } from '#lib/contracts/views.ts'
import type { RecallStatus } from '#lib/domain/recall/lifecycle.ts'
import { ok } from '#lib/domain/result.ts'

import { fromCursor, toCursor } from '../cursor.ts'
import { permittedRead, type Query } from '../query.ts'
import { recallHeads, recallViews } from './recall-view.ts'
import { visibleTo } from './visible-recalls.ts'

// Lots, of all versions of the recalls of a page.
const MOST_OF_A_PAGE = 40_000

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

/**
 * Newest first. Ids are in the order of time, so the id is the place in the list. A page is shorter than asked for when its
 * recalls together name more than one answer may: others would wait while it is made.
 */
export const listRecalls: Query<Filter, Page<RecallView>> = async (db, actor, filter) => {
  const allowed = permittedRead(actor, 'recall:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const { limit, now } = filter
  return withTenant(db, actor, async (tx) => {
    const found = await tx.recall.findMany({
      where: { tenantId, ...visibleTo(actor), ...conditions(filter) },
      orderBy: { number: 'desc' },
      take: limit + 1,
      select: { id: true },
    })
    const ids = await fitting(
      tx,
      tenantId,
      found.slice(0, limit).map(({ id }) => id),
    )
    const rows = await tx.recall.findMany({
      where: { tenantId, id: { in: ids } },
      orderBy: { number: 'desc' },
      include: { scope: true },
    })
    const data = await recallViews(tx, actor, rows, now)
    const last = data.at(-1)
    return ok({ data, nextCursor: found.length > ids.length && last ? toCursor(last.number) : null })
  })
}

/** What a page of the console says of each: all that were asked for, however many lots they name. */
export const listRecallHeads: Query<Filter, Page<RecallHead>> = async (db, actor, filter) => {
  const allowed = permittedRead(actor, 'recall:read')
  if (!allowed.ok) return allowed
  const { limit, now } = filter
  return withTenant(db, actor, async (tx) => {
    const found = await tx.recall.findMany({
      where: { tenantId: actor.tenantId, ...visibleTo(actor), ...conditions(filter) },
      orderBy: { number: 'desc' },
      take: limit + 1,
    })
    const data = await recallHeads(tx, actor, found.slice(0, limit), now)
    const last = data.at(-1)
    return ok({ data, nextCursor: found.length > limit && last ? toCursor(last.number) : null })
  })
}

/** As many of the first recalls as one answer holds, and one at the least. */
const fitting = async (tx: TransactionClient, tenantId: string, ids: string[]): Promise<string[]> => {
  // A line without lots is not nothing.
  const sizes = await tx.$queryRaw<{ id: string; size: number }[]>`
    SELECT recall_id AS id, sum(cardinality(lots) + 10)::int AS size FROM scope_line
    WHERE tenant_id = ${tenantId}::uuid AND recall_id = ANY (${ids}::uuid[]) GROUP BY 1`
  const sizeOf = new Map(sizes.map(({ id, size }) => [id, size]))
  let total = 0
  return ids.filter((id, place) => (total += sizeOf.get(id) ?? 0) <= MOST_OF_A_PAGE || place === 0)
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
