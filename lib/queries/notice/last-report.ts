import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { Readable } from '#lib/adapters/prisma/database.ts'
import type { Gtin } from '#lib/domain/catalog/gtin.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import type { CountedLine, Place } from '#lib/domain/notice/counted-line.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'

import { iso, permittedRead } from '../query.ts'

export type LastReport = {
  by: string
  at: string
  /** It was sent by accident and counts nowhere; what was counted is not lost with it. */
  takenBack: boolean
  lines: CountedLine[]
}

/**
 * Where the next report begins: with the report that stands, else with the counts of the one that was taken back. Null
 * if the store has not counted yet.
 */
export const lastReport = async (
  db: Readable,
  actor: PersonActor,
  { noticeId }: { noticeId: string },
): Promise<Result<LastReport | null>> => {
  const allowed = permittedRead(actor, 'notice:read')
  if (!allowed.ok) return allowed
  const { tenantId, storeId } = actor
  if (!storeId) return rejected('NOTICE_NOT_FOUND')
  return withTenant(db, actor, async (tx) => {
    const said = (withdrawal: null | { isNot: null }) =>
      tx.response.findFirst({
        where: { tenantId, storeId, noticeId, kind: 'removed', withdrawal },
        orderBy: [{ observedAt: 'desc' }, { at: 'desc' }, { id: 'desc' }],
        select: { by: true, at: true, lines: { orderBy: { position: 'asc' } } },
      })
    const standing = await said(null)
    const row = standing ?? (await said({ isNot: null }))
    return ok(row && { by: row.by, at: iso(row.at), takenBack: !standing, lines: row.lines.map(asCounted) })
  })
}

type Line = Record<'onHandAtNotice' | 'found' | 'quarantined' | 'destroyed' | 'returned', number> & {
  gtin: string
  lot: string | null
  sold: number | null
  places: unknown
}

// A report that did not come from a phone says how many, and not where.
const asCounted = (line: Line): CountedLine => {
  const { gtin, lot, onHandAtNotice, quarantined, destroyed, returned, sold } = line
  const places = line.places as Record<Place, number> | null
  const found = places ?? { shelf: line.found, backRoom: 0, display: 0, customers: 0 }
  return { gtin: gtin as Gtin, lot, onHandAtNotice, quarantined, destroyed, returned, sold, found }
}
