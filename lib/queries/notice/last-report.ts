import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { Readable } from '#lib/adapters/prisma/database.ts'
import type { Gtin } from '#lib/domain/catalog/gtin.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import type { CountedLine, Place } from '#lib/domain/notice/counted-line.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'

import { iso, permittedRead } from '../query.ts'

export type LastReport = { by: string; at: string; lines: CountedLine[] }

/** What the store last said that it found and did: where the next report begins. Null if it has not said it yet. */
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
    const row = await tx.response.findFirst({
      where: { tenantId, storeId, noticeId, kind: 'removed', withdrawal: null },
      orderBy: [{ observedAt: 'desc' }, { at: 'desc' }, { id: 'desc' }],
      select: { by: true, at: true, lines: { orderBy: { position: 'asc' } } },
    })
    return ok(row && { by: row.by, at: iso(row.at), lines: row.lines.map(asCounted) })
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
