import { NONE } from '#lib/domain/format/none.ts'
import type { BoardFilter, StoreSelection } from '#lib/domain/notice/board-filter.ts'

import { toTheStore } from '../postgres/to-the-store.ts'
import { Prisma } from './generated/client.ts'
import { AWAITED, OVERDUE, OVERDUE_TO_ACKNOWLEDGE, OVERDUE_TO_REPORT, UNANSWERED } from './notice-clocks.ts'

// Speaks of `n`, a notice, `s`, its store, and `g`, the store's district.

/** A delivery `d` that tells the store itself. */
export const TO_THE_STORE = Prisma.raw(toTheStore('d.purpose'))

/**
 * The store has not answered, and no message to the store itself got through nor is one on its way. Looked up store by
 * store, for the few that were never notified: as NOT EXISTS the planner would hash every delivery of the tenant, and as
 * plain conditions it would take them for far fewer stores than they are.
 */
export const NOT_REACHED = Prisma.sql`(CASE WHEN n.notified_at IS NULL AND ${UNANSWERED} THEN (
  SELECT true FROM delivery d WHERE d.tenant_id = n.tenant_id AND d.recall_id = n.recall_id AND d.notice_id = n.id AND d.state NOT IN ('failed', 'superseded') AND ${TO_THE_STORE} LIMIT 1) IS NULL
  ELSE false END)`

/** Has reported, and by its own count units are still where a customer can take them. */
export const LEFT_ON_SALE = Prisma.sql`(n.state = 'reported' AND n.left_on_sale > 0)`

/** Had answered, and must answer once more: what it said stands on less than what is known now. */
const OPEN_AGAIN = Prisma.sql`(${UNANSWERED} AND n.reopened_reason IS NOT NULL)`

const either = (condition: Prisma.Sql, wanted: boolean): Prisma.Sql =>
  wanted ? condition : Prisma.sql`NOT ${condition}`

const named = (column: Prisma.Sql, name: string): Prisma.Sql =>
  name === NONE ? Prisma.sql`${column} IS NULL` : Prisma.sql`${column} = ${name}`

const likeOf = (text: string): string => `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/** Of a store that dropped out nothing is wanted: it is shown where it is asked for, and counted nowhere. */
const standing = (chosen: StoreSelection): Prisma.Sql =>
  'matching' in chosen && chosen.matching.stoodDown
    ? Prisma.sql`n.stood_down_at IS NOT NULL`
    : Prisma.sql`n.stood_down_at IS NULL`

const OF_STATE: Partial<Record<string, Prisma.Sql>> = { unanswered: UNANSWERED, awaited: AWAITED }
const LATE = { acknowledge: OVERDUE_TO_ACKNOWLEDGE, report: OVERDUE_TO_REPORT } as const

const ofFilter = (filter: BoardFilter, now: Date): Prisma.Sql[] => {
  const { state, overdue, late, notReached, reopened, leftOnSale } = filter
  const { match, district, banner, usState, owner, text } = filter
  const like = likeOf(text ?? '')
  return [
    ...(state === undefined ? [] : [OF_STATE[state] ?? Prisma.sql`n.state = ${state}::notice_state`]),
    ...(overdue === undefined ? [] : [either(OVERDUE(now), overdue)]),
    ...(late === undefined ? [] : [LATE[late](now)]),
    ...(notReached === undefined ? [] : [either(NOT_REACHED, notReached)]),
    ...(reopened === undefined ? [] : [either(OPEN_AGAIN, reopened)]),
    ...(leftOnSale === undefined ? [] : [either(LEFT_ON_SALE, leftOnSale)]),
    ...(match === undefined ? [] : [Prisma.sql`n.match = ${match}::match`]),
    ...(district === undefined ? [] : [named(Prisma.sql`g.name`, district)]),
    ...(banner === undefined ? [] : [named(Prisma.sql`s.banner`, banner)]),
    ...(usState === undefined ? [] : [named(Prisma.sql`s.state`, usState)]),
    ...(owner === undefined ? [] : [named(Prisma.sql`n.owner_id::text`, owner)]),
    // Asked of the stores of this recall, after the join: not of every store that the retailer has.
    ...(text
      ? [
          Prisma.sql`CASE WHEN n.store_id = s.id THEN s.number ILIKE ${like} OR s.name ILIKE ${like} OR s.city ILIKE ${like} ELSE false END`,
        ]
      : []),
  ]
}

/** Each begins with AND. A district manager's stores are those of the district, whatever the filter says. */
export const boardConditions = (chosen: StoreSelection, regionId: string | null, now: Date): Prisma.Sql => {
  const all = [
    standing(chosen),
    ...('numbers' in chosen
      ? [Prisma.sql`s.number = ANY (${chosen.numbers})`]
      : ofFilter(chosen.matching, now)),
    ...(regionId === null ? [] : [Prisma.sql`s.region_id IN (SELECT districts_within(${regionId}::uuid))`]),
  ]
  return Prisma.sql`AND ${Prisma.join(all, ' AND ')}`
}
