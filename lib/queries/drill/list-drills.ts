import 'server-only'

import { confinedToDistrict } from '#lib/domain/identity/actor.ts'
import type { Prisma } from '#lib/adapters/prisma/generated/client.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { RecallStatus } from '#lib/domain/recall/lifecycle.ts'
import { scoreStore, summarize, type DrillSummary } from '#lib/domain/drill/score.ts'
import { ok } from '#lib/domain/result.ts'

import { fromCursor, pageOf } from '../cursor.ts'
import { iso, isoOrNull, permittedRead, type Query } from '../query.ts'
import { visibleTo } from '../recall/visible-recalls.ts'
import { drillTimes } from './drill-times.ts'

export type DrillItem = {
  id: string
  number: string
  title: string
  status: RecallStatus
  surprise: boolean
  /** Of what is still to come: the moment, or of a surprise its window. */
  comes: { at: string } | { from: string; to: string } | null
  zone: string | null
  issuedAt: string | null
  summary: DrillSummary | null
}

/** Their scores are counted from what each store did: so many, and no more, at once. */
const MOST = 24

type Filter = { limit?: number; cursor?: string | undefined; now: Date }
type Drills = { drills: DrillItem[]; nextCursor: string | null; asOf: string }

/** Drills alone, those to come first, then the newest; each that is out with its score. */
export const listDrills: Query<Filter, Drills> = async (db, actor, { limit = MOST, cursor, now }) => {
  const allowed = permittedRead(actor, 'recall:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const most = Math.min(limit, MOST)
    const rows = await tx.recall.findMany({
      where: {
        tenantId,
        kind: 'drill',
        status: { not: 'cancelled' },
        ...visibleTo(actor),
        ...after(cursor),
      },
      orderBy: [{ issuedAt: { sort: 'desc', nulls: 'first' } }, { number: 'desc' }],
      take: most + 1,
    })
    const out = rows.filter(({ issuedAt }) => issuedAt).map(({ id }) => id)
    const byDrill = Map.groupBy(
      await drillTimes(tx, tenantId, out, confinedToDistrict(actor)),
      ({ recallId }) => recallId,
    )
    const toItem = (row: (typeof rows)[number]): DrillItem => {
      const { id, number, title, status, surprise, scheduledFor, surpriseFrom, surpriseTo } = row
      const scores = (byDrill.get(id) ?? []).map((times) => scoreStore(times, row.closedAt ?? now))
      const window = surpriseFrom && surpriseTo ? { from: iso(surpriseFrom), to: iso(surpriseTo) } : null
      return {
        id,
        number,
        title,
        status,
        surprise,
        comes: window ?? (scheduledFor ? { at: iso(scheduledFor) } : null),
        zone: row.scheduledZone,
        issuedAt: isoOrNull(row.issuedAt),
        summary: row.issuedAt ? summarize(scores) : null,
      }
    }
    const { data, nextCursor } = pageOf(rows, most, placeOf, toItem)
    return ok({ drills: data, nextCursor, asOf: iso(now) })
  })
}

const PLACE = /^\d{0,14} ./s
const placeOf = ({ issuedAt, number }: { issuedAt: Date | null; number: string }): string =>
  `${issuedAt?.getTime() ?? ''} ${number}`

/** What stands behind a place, in the order of the list. */
const after = (cursor: string | undefined): Prisma.RecallWhereInput => {
  const [issued, number] = fromCursor(cursor, PLACE)?.split(' ', 2) ?? []
  if (issued === undefined || number === undefined) return {}
  if (issued === '') return { OR: [{ issuedAt: null, number: { lt: number } }, { issuedAt: { not: null } }] }
  const issuedAt = new Date(Number(issued))
  return { OR: [{ issuedAt: { lt: issuedAt } }, { issuedAt, number: { lt: number } }] }
}
