import 'server-only'

import { confinedToDistrict } from '#lib/domain/identity/actor.ts'
import { TO_THE_STORE } from '#lib/adapters/prisma/board-conditions.ts'
import { Prisma } from '#lib/adapters/prisma/generated/client.ts'
import { AWAITED, DUE_AT, OVERDUE } from '#lib/adapters/prisma/notice-clocks.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { NoticeView, Page } from '#lib/contracts/views.ts'
import { dueAt, isOverdue } from '#lib/domain/notice/clocks.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { fromCursor, pageOf } from '../cursor.ts'
import { iso, isoOrNull, permittedRead, type Query } from '../query.ts'
import { visibleTo } from './visible-recalls.ts'

type Filter = {
  recallId: string
  storeNumber?: string | undefined
  state?: string | undefined
  overdue?: boolean | undefined
  /** Those that a narrower scope dropped, or those that it did not; without it, both. */
  stoodDown?: boolean | undefined
  limit: number
  cursor?: string | undefined
  /** `exceptions`: overdue first, then whoever has not answered. Else by store number alone. */
  order?: 'number' | 'exceptions'
  now: Date
}

export type NoticeRowView = NoticeView & {
  storeName: string
  timezone: string
  region: string | null
  notReached: boolean
}

type Row = { place: string } & Omit<NoticeRowView, 'overdue' | 'acknowledgeBy' | 'reportBy' | `${string}At`> &
  Record<
    'notifiedAt' | 'seenAt' | 'acknowledgedAt' | 'reportedAt' | 'verifiedAt' | 'stoodDownAt',
    Date | null
  > &
  Record<'acknowledgeBy' | 'reportBy', Date>

/** Each store's part in a recall, page by page. */
export const listNotices: Query<Filter, Page<NoticeRowView>> = async (db, actor, filter) => {
  const allowed = permittedRead(actor, 'notice:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const recall = await tx.recall.findFirst({
      where: { id: filter.recallId, tenantId, ...visibleTo(actor) },
      select: { id: true },
    })
    if (!recall) return rejected('RECALL_NOT_FOUND')
    const rows = await tx.$queryRaw<Row[]>`
      SELECT ${place(filter)} AS place, s.number AS "storeNumber", s.name AS "storeName", s.timezone, g.name AS region, n.state, n.match, n.version,
             n.shipped_quantity AS "shippedQuantity", n.notified_at AS "notifiedAt", n.seen_at AS "seenAt",
             n.acknowledged_at AS "acknowledgedAt", n.acknowledged_by AS "acknowledgedBy", n.reported_at AS "reportedAt",
             n.verified_at AS "verifiedAt", n.acknowledge_by AS "acknowledgeBy", n.report_by AS "reportBy", n.reopened_reason AS "reopenedReason",
             n.stood_down_at AS "stoodDownAt", n.excused_because AS "excusedBecause",
             NOT EXISTS (SELECT FROM delivery d WHERE d.tenant_id = n.tenant_id AND d.recall_id = n.recall_id AND d.notice_id = n.id
                         AND d.state NOT IN ('failed', 'superseded') AND ${TO_THE_STORE}) AND n.notified_at IS NULL AS "notReached"
      FROM notice n
      JOIN store s ON s.tenant_id = n.tenant_id AND s.id = n.store_id
      LEFT JOIN region g ON g.tenant_id = s.tenant_id AND g.id = s.region_id
      WHERE n.tenant_id = ${tenantId}::uuid AND n.recall_id = ${filter.recallId}::uuid ${conditions(filter, confinedToDistrict(actor))}
      ORDER BY place LIMIT ${filter.limit + 1}`
    return ok(
      pageOf(
        rows,
        filter.limit,
        (row) => row.place,
        (row) => toView(row, filter.now),
      ),
    )
  })
}

// What the rows are sorted by, and where a page begins: bytes, so that the order is the same in any collation.
const place = ({ order, now }: Filter): Prisma.Sql =>
  order === 'exceptions'
    ? Prisma.sql`(CASE WHEN NOT ${AWAITED} THEN '2' WHEN ${DUE_AT} < ${now} THEN '0' ELSE '1' END || s.number) COLLATE "C"`
    : Prisma.sql`s.number COLLATE "C"`

const conditions = (filter: Filter, regionId: string | null): Prisma.Sql => {
  const { state, overdue, stoodDown, storeNumber, cursor, now } = filter
  const after = fromCursor(cursor)
  const late = OVERDUE(now)
  const all = [
    ...(after === null ? [] : [Prisma.sql`AND ${place(filter)} > ${after}`]),
    ...(state === undefined ? [] : [Prisma.sql`AND n.state = ${state}::notice_state`]),
    ...(overdue === undefined ? [] : [overdue ? Prisma.sql`AND ${late}` : Prisma.sql`AND NOT ${late}`]),
    ...(stoodDown === undefined
      ? []
      : [Prisma.sql`AND n.stood_down_at IS ${stoodDown ? Prisma.sql`NOT NULL` : Prisma.sql`NULL`}`]),
    ...(storeNumber === undefined ? [] : [Prisma.sql`AND s.number = ${storeNumber}`]),
    ...(regionId === null
      ? []
      : [Prisma.sql`AND s.region_id IN (SELECT districts_within(${regionId}::uuid))`]),
  ]
  return all.length === 0 ? Prisma.empty : Prisma.join(all, ' ')
}

const toView = ({ place: _, ...row }: Row, now: Date): NoticeRowView => ({
  ...row,
  notifiedAt: isoOrNull(row.notifiedAt),
  seenAt: isoOrNull(row.seenAt),
  acknowledgedAt: isoOrNull(row.acknowledgedAt),
  reportedAt: isoOrNull(row.reportedAt),
  verifiedAt: isoOrNull(row.verifiedAt),
  stoodDownAt: isoOrNull(row.stoodDownAt),
  acknowledgeBy: iso(row.acknowledgeBy),
  reportBy: iso(row.reportBy),
  dueAt: iso(dueAt(row)),
  overdue: isOverdue(row, now),
})

/** As the API shows it: no more than the contract names. */
export const toNoticeView = ({
  storeName: _,
  timezone: __,
  region: ___,
  notReached: ____,
  ...view
}: NoticeRowView): NoticeView => view
