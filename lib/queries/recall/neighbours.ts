import 'server-only'

import { confinedToDistrict } from '#lib/domain/identity/actor.ts'
import { boardConditions } from '#lib/adapters/prisma/board-conditions.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { BoardFilter, BoardOrder } from '#lib/domain/notice/board-filter.ts'
import { ok } from '#lib/domain/result.ts'

import { permittedRead, type Query } from '../query.ts'
import { keyOf, placed, placedBackwards, standsBefore } from './board-order.ts'

export type Neighbours = { place: number | null; total: number; previous: string | null; next: string | null }

type Filter = { recallId: string; storeNumber: string; filter: BoardFilter; order: BoardOrder; now: Date }

/**
 * Which store comes before and after one, in the order and among the stores of a board. Each row is held against the one
 * store: to put all of them in order, only to look at two, takes ever longer the more there are.
 */
export const neighbours: Query<Filter, Neighbours> = async (db, actor, asked) => {
  const allowed = permittedRead(actor, 'notice:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const { recallId, storeNumber, filter, order, now } = asked
  return withTenant(db, actor, async (tx) => {
    const [row] = await tx.$queryRaw<Neighbours[]>`
      WITH matching AS MATERIALIZED (
        SELECT s.number, ${keyOf(order.by, now)} AS key
        FROM notice n
        JOIN store s ON s.tenant_id = n.tenant_id AND s.id = n.store_id
        LEFT JOIN region g ON g.tenant_id = s.tenant_id AND g.id = s.region_id
        WHERE n.tenant_id = ${tenantId}::uuid AND n.recall_id = ${recallId}::uuid
          ${boardConditions({ matching: filter }, confinedToDistrict(actor), now)}
      ), own AS (SELECT key, number FROM matching WHERE number = ${storeNumber}),
      others AS (
        SELECT m.key, m.number, ${standsBefore(order)} AS before FROM matching m, own WHERE m.number <> own.number)
      SELECT (SELECT count(*)::int + 1 FROM others WHERE before) AS place, (SELECT count(*)::int FROM matching) AS total,
             (SELECT number FROM others WHERE before ${placedBackwards(order)} LIMIT 1) AS previous,
             (SELECT number FROM others WHERE NOT before ${placed(order)} LIMIT 1) AS next
      FROM own`
    return ok(row ?? { place: null, total: 0, previous: null, next: null })
  })
}
