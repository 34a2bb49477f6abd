import 'server-only'

import { confinedToDistrict } from '#lib/domain/identity/actor.ts'
import { boardConditions, LEFT_ON_SALE, NOT_REACHED } from '#lib/adapters/prisma/board-conditions.ts'
import { AWAITED } from '#lib/adapters/prisma/notice-clocks.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { BoardFilter, BoardOrder } from '#lib/domain/notice/board-filter.ts'
import type { BoardRow, BoardWindow } from '#lib/domain/notice/board-view.ts'
import { dueAt, overdueClock } from '#lib/domain/notice/clocks.ts'
import { openAgainBecause } from '#lib/domain/notice/reopened.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { iso, isoOrNull, permittedRead, type Query } from '../query.ts'
import { keyOf, pagePlaced, placed } from './board-order.ts'
import { visibleTo } from './visible-recalls.ts'

type Filter = {
  recallId: string
  filter: BoardFilter
  /** These stores, whatever the filter says. */
  numbers?: string[] | undefined
  order: BoardOrder
  offset: number
  limit: number
  now: Date
}

type Row = Omit<BoardRow, 'late' | `${string}At` | `${string}By`> & {
  total: number
  awaited: number
  acknowledgedBy: string | null
} & Record<
    'notifiedAt' | 'acknowledgedAt' | 'reportedAt' | 'remindedAt' | 'escalatedAt' | 'stoodDownAt',
    Date | null
  > &
  Record<'acknowledgeBy' | 'reportBy', Date>

/**
 * The stores of a recall from one place of their order on. The order is made of the narrow columns alone; only the rows of
 * the window are read whole.
 */
export const boardRows: Query<Filter, BoardWindow> = async (db, actor, filter) => {
  const allowed = permittedRead(actor, 'notice:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const { recallId, numbers, order, offset, limit, now } = filter
  const chosen = numbers ? { numbers } : { matching: filter.filter }
  return withTenant(db, actor, async (tx) => {
    const recall = await tx.recall.findFirst({
      where: { id: recallId, tenantId, ...visibleTo(actor) },
      select: { id: true },
    })
    if (!recall) return rejected('RECALL_NOT_FOUND')
    const rows = await tx.$queryRaw<Row[]>`
      WITH matching AS (
        SELECT n.id, s.number, ${AWAITED} AND n.stood_down_at IS NULL AS awaited, ${keyOf(order.by, now)} AS key
        FROM notice n
        JOIN store s ON s.tenant_id = n.tenant_id AND s.id = n.store_id
        LEFT JOIN region g ON g.tenant_id = s.tenant_id AND g.id = s.region_id
        WHERE n.tenant_id = ${tenantId}::uuid AND n.recall_id = ${recallId}::uuid
          ${boardConditions(chosen, confinedToDistrict(actor), now)}
      ), counted AS (
        SELECT count(*)::int AS total, count(*) FILTER (WHERE awaited)::int AS awaited FROM matching
      ), page AS (
        SELECT id, key, number FROM matching
        ${placed(order)} OFFSET ${offset}::int LIMIT ${limit}::int
      )
      SELECT c.total, c.awaited, s.number, s.name, s.city, s.state AS "usState", s.timezone, g.name AS district, s.banner,
             n.state, n.match, n.shipped_quantity AS shipped, n.notified_at AS "notifiedAt", n.acknowledged_at AS "acknowledgedAt",
             n.acknowledged_by AS "acknowledgedBy", n.reported_at AS "reportedAt", n.acknowledge_by AS "acknowledgeBy", n.report_by AS "reportBy",
             n.reopened_reason AS "reopenedReason", CASE WHEN ${LEFT_ON_SALE} THEN n.left_on_sale ELSE 0 END AS "leftOnSale", p.name AS owner, n.reminded_at AS "remindedAt",
             n.escalated_at AS "escalatedAt", n.excused_because IS NOT NULL AS excused, n.stood_down_at AS "stoodDownAt",
             coalesce((SELECT a.via = 'paper' FROM response a WHERE a.tenant_id = n.tenant_id AND a.notice_id = n.id
                         AND NOT EXISTS (SELECT FROM response_withdrawal w WHERE w.tenant_id = a.tenant_id AND w.response_id = a.id)
                       ORDER BY a.at DESC, a.id DESC LIMIT 1), false) AS "onPaper", ${NOT_REACHED} AS "notReached"
      FROM counted c
      LEFT JOIN (page JOIN notice n ON n.tenant_id = ${tenantId}::uuid AND n.id = page.id
        JOIN store s ON s.tenant_id = n.tenant_id AND s.id = n.store_id
        LEFT JOIN region g ON g.tenant_id = s.tenant_id AND g.id = s.region_id
        LEFT JOIN person p ON p.tenant_id = n.tenant_id AND p.id = n.owner_id) ON true
      ${pagePlaced(order)}`
    const [first] = rows
    return ok({
      total: first?.total ?? 0,
      awaited: first?.awaited ?? 0,
      offset,
      // A window past the end still says how many there are: its one row has no store.
      rows: first?.number === null ? [] : rows.map((row) => toView(row, now)),
      asOf: iso(now),
    })
  })
}

const toView = ({ total: _, awaited: __, ...row }: Row, now: Date): BoardRow => ({
  ...row,
  notifiedAt: isoOrNull(row.notifiedAt),
  acknowledgedAt: isoOrNull(row.acknowledgedAt),
  reportedAt: isoOrNull(row.reportedAt),
  remindedAt: isoOrNull(row.remindedAt),
  escalatedAt: isoOrNull(row.escalatedAt),
  stoodDownAt: isoOrNull(row.stoodDownAt),
  acknowledgeBy: iso(row.acknowledgeBy),
  reportBy: iso(row.reportBy),
  dueAt: iso(dueAt(row)),
  reopenedReason: openAgainBecause(row),
  late: overdueClock(row, now),
})
