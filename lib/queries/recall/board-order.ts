import 'server-only'

import { LEFT_ON_SALE, NOT_REACHED } from '#lib/adapters/prisma/board-conditions.ts'
import { Prisma } from '#lib/adapters/prisma/generated/client.ts'
import { AWAITED, DUE_AT } from '#lib/adapters/prisma/notice-clocks.ts'
import type { BoardOrder, BoardSort } from '#lib/domain/notice/board-filter.ts'

// As lib/domain/notice/exceptions.ts has it; a property test holds the two equal.
// One number of rank and urgency, because a row of two is compared much more slowly; far below what a bigint holds.
const exceptions = (now: Date): Prisma.Sql => Prisma.sql`(
  CASE WHEN n.excused_because IS NOT NULL OR n.stood_down_at IS NOT NULL THEN 4
       WHEN n.state = 'needs_help' OR ${NOT_REACHED} OR ${LEFT_ON_SALE} THEN 0
       WHEN NOT ${AWAITED} THEN 3
       WHEN ${DUE_AT} < ${now} THEN 1 ELSE 2 END * 1000000000000000::bigint -
  CASE WHEN ${AWAITED} AND n.stood_down_at IS NULL AND ${DUE_AT} < ${now}
       THEN floor(extract(epoch FROM ${now}::timestamptz - ${DUE_AT}))::bigint * greatest(1, n.shipped_quantity) ELSE 0 END)`

const KEYS: Record<Exclude<BoardSort, 'exceptions'>, Prisma.Sql> = {
  number: Prisma.sql`s.number COLLATE "C"`,
  district: Prisma.sql`g.name`,
  state: Prisma.sql`n.state`,
  shipped: Prisma.sql`n.shipped_quantity`,
  due: DUE_AT,
  acknowledged: Prisma.sql`n.acknowledged_at`,
}

/** What the rows of a board are sorted by. */
export const keyOf = (by: BoardSort, now: Date): Prisma.Sql =>
  by === 'exceptions' ? exceptions(now) : KEYS[by]

/** The number last, so that every row has one place. */
export const placed = ({ descending }: BoardOrder): Prisma.Sql =>
  descending
    ? Prisma.sql`ORDER BY key DESC NULLS LAST, number COLLATE "C"`
    : Prisma.sql`ORDER BY key NULLS LAST, number COLLATE "C"`

/** The same, once the rows of a window are read whole. */
export const pagePlaced = ({ descending }: BoardOrder): Prisma.Sql =>
  descending
    ? Prisma.sql`ORDER BY page.key DESC NULLS LAST, page.number COLLATE "C"`
    : Prisma.sql`ORDER BY page.key NULLS LAST, page.number COLLATE "C"`

/** The other way round: whoever stands last, first. */
export const placedBackwards = ({ descending }: BoardOrder): Prisma.Sql =>
  descending
    ? Prisma.sql`ORDER BY key NULLS FIRST, number COLLATE "C" DESC`
    : Prisma.sql`ORDER BY key DESC NULLS FIRST, number COLLATE "C" DESC`

/** Whether the row `m` stands before the row `own`. What is not known stands last, whichever way. */
export const standsBefore = ({ descending }: BoardOrder): Prisma.Sql => Prisma.sql`coalesce(
  m.key IS NOT NULL AND own.key IS NULL OR m.key ${descending ? Prisma.sql`>` : Prisma.sql`<`} own.key
  OR m.key IS NOT DISTINCT FROM own.key AND m.number COLLATE "C" < own.number COLLATE "C", false)`
