import 'server-only'

import { confinedToDistrict } from '#lib/domain/identity/actor.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { DrillScoreView } from '#lib/contracts/drill-views.ts'
import { scoreStore, summarize } from '#lib/domain/drill/score.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { iso, permittedRead, type Query } from '../query.ts'
import { drillTimes, type DrilledStore } from './drill-times.ts'

type Filter = { recallId: string; now: Date }

/** The score of a drill that is out, by district and store. A real recall has none: it is not found here. */
export const drillScore: Query<Filter, DrillScoreView> = async (db, actor, { recallId, now }) => {
  const allowed = permittedRead(actor, 'notice:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const drill = await tx.recall.findFirst({
      where: { id: recallId, tenantId, kind: 'drill', issuedAt: { not: null } },
      select: { closedAt: true },
    })
    if (!drill) return rejected('RECALL_NOT_FOUND')
    const stores = await drillTimes(tx, tenantId, [recallId], confinedToDistrict(actor))
    // A drill that is closed is judged as it stood then: nobody's time runs on.
    return ok({ ...scored(stores, drill.closedAt ?? now), asOf: iso(now) })
  })
}

const scored = (drilled: DrilledStore[], now: Date): Omit<DrillScoreView, 'asOf'> => {
  const stores = drilled.map((times) => {
    const { number, name, district } = times
    return { district: district ?? 'No district', number, name, ...scoreStore(times, now) }
  })
  const districts = [...Map.groupBy(stores, ({ district }) => district)].map(([name, members]) => ({
    name,
    summary: summarize(members),
    stores: members
      .map(({ district: _, ...store }) => store)
      .toSorted((a, b) => (a.score ?? 101) - (b.score ?? 101)),
  }))
  return {
    total: summarize(stores),
    districts: districts.toSorted((a, b) => (a.summary.score ?? 101) - (b.summary.score ?? 101)),
  }
}
