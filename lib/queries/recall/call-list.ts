import 'server-only'

import { confinedToDistrict } from '#lib/domain/identity/actor.ts'
import { Prisma } from '#lib/adapters/prisma/generated/client.ts'
import { boardConditions } from '#lib/adapters/prisma/board-conditions.ts'
import { AWAITED, DUE_AT } from '#lib/adapters/prisma/notice-clocks.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { StoreSelection } from '#lib/domain/notice/board-filter.ts'
import type { NoticeState } from '#lib/domain/notice/lifecycle.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { fromCursor, pageOf } from '../cursor.ts'
import { iso, permittedRead, type Query } from '../query.ts'
import { visibleTo } from './visible-recalls.ts'

export type CallListStore = {
  number: string
  name: string
  city: string | null
  usState: string | null
  timezone: string
  district: string | null
  state: NoticeState
  dueAt: string
  shipped: number
  owner: string | null
  /** Phone numbers first: they are what one calls. */
  contacts: { kind: string; channel: string; address: string }[]
}
export type CallList = { number: string; drill: boolean; stores: CallListStore[]; nextCursor: string | null }

type Filter = {
  recallId: string
  chosen: StoreSelection
  limit?: number
  cursor?: string | undefined
  now: Date
}
type Row = Omit<CallListStore, 'dueAt'> & { dueAt: Date }

// What somebody can still print. Whoever has more silent stores than these sends a reminder.
const MOST = 5000

/** Whom to call, the most overdue first: of the chosen stores those that have not acknowledged or not reported, or that asked for help. */
export const callList: Query<Filter, CallList> = async (db, actor, filter) => {
  const allowed = permittedRead(actor, 'notice:follow_up')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const { recallId, chosen, limit = MOST, cursor, now } = filter
  return withTenant(db, actor, async (tx) => {
    const recall = await tx.recall.findFirst({
      where: { id: recallId, tenantId, ...visibleTo(actor) },
      select: { number: true, kind: true },
    })
    if (!recall) return rejected('RECALL_NOT_FOUND')
    const rows = await tx.$queryRaw<Row[]>`
      SELECT s.number, s.name, s.city, s.state AS "usState", s.timezone, g.name AS district, n.state, ${DUE_AT} AS "dueAt",
             n.shipped_quantity AS shipped, p.name AS owner,
             coalesce((SELECT jsonb_agg(jsonb_build_object('kind', c.kind, 'channel', c.channel, 'address', c.address)
                                        ORDER BY c.channel <> 'sms', c.kind, c.address)
                       FROM contact c WHERE c.tenant_id = s.tenant_id AND c.store_id = s.id AND c.disabled_because IS NULL
                         AND c.channel IN ('sms', 'email')), '[]') AS contacts
      FROM notice n
      JOIN store s ON s.tenant_id = n.tenant_id AND s.id = n.store_id
      LEFT JOIN region g ON g.tenant_id = s.tenant_id AND g.id = s.region_id
      LEFT JOIN person p ON p.tenant_id = n.tenant_id AND p.id = n.owner_id
      WHERE n.tenant_id = ${tenantId}::uuid AND n.recall_id = ${recallId}::uuid AND (${AWAITED} OR n.state = 'needs_help')
        ${boardConditions(chosen, confinedToDistrict(actor), now)} ${after(cursor)}
      ORDER BY ${DUE_AT}, n.shipped_quantity DESC, s.number COLLATE "C" LIMIT ${limit + 1}::int`
    const { data, nextCursor } = pageOf(rows, limit, placeOf, (row) => ({ ...row, dueAt: iso(row.dueAt) }))
    return ok({ number: recall.number, drill: recall.kind === 'drill', stores: data, nextCursor })
  })
}

const PLACE = /^\d{1,14} \d{1,9} ./s
const placeOf = ({ dueAt, shipped, number }: Row): string => `${dueAt.getTime()} ${shipped} ${number}`

/** What stands behind a place, in the order of the list. */
const after = (cursor: string | undefined): Prisma.Sql => {
  const [due, shipped, ...number] = fromCursor(cursor, PLACE)?.split(' ') ?? []
  return due === undefined
    ? Prisma.empty
    : Prisma.sql`AND (${DUE_AT}, -n.shipped_quantity, s.number COLLATE "C")
        > (${new Date(Number(due))}::timestamptz, ${-Number(shipped)}::int, ${number.join(' ')})`
}
