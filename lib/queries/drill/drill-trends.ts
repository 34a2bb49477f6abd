import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { scoreStore, summarize } from '#lib/domain/drill/score.ts'
import { confinedToDistrict } from '#lib/domain/identity/actor.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { permittedRead, type Query } from '../query.ts'
import { drillTimes } from './drill-times.ts'

export type DrillTrend = { district: string; points: { number: string; score: number }[] }

const MOST = 12

/** How each district of a drill did in the last drills up to this one, oldest first. Only where it was scored. */
export const drillTrends: Query<{ recallId: string; now: Date }, DrillTrend[]> = async (
  db,
  actor,
  { recallId, now },
) => {
  const allowed = permittedRead(actor, 'notice:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const drill = await tx.recall.findFirst({
      where: { id: recallId, tenantId, kind: 'drill', issuedAt: { not: null } },
      select: { issuedAt: true },
    })
    if (!drill?.issuedAt) return rejected('RECALL_NOT_FOUND')
    const drills = await tx.recall.findMany({
      where: { tenantId, kind: 'drill', issuedAt: { lte: drill.issuedAt } },
      orderBy: [{ issuedAt: 'desc' }, { number: 'desc' }],
      take: MOST,
      select: { id: true, number: true, closedAt: true },
    })
    const ids = drills.map(({ id }) => id)
    const times = await drillTimes(tx, tenantId, ids, confinedToDistrict(actor))
    const byDistrict = Map.groupBy(times, ({ district }) => district ?? 'No district')
    const trends = [...byDistrict].map(([district, members]) => {
      const byDrill = Map.groupBy(members, (member) => member.recallId)
      const points = drills.toReversed().flatMap(({ id, number, closedAt }) => {
        const scores = (byDrill.get(id) ?? []).map((one) => scoreStore(one, closedAt ?? now))
        const { score } = summarize(scores)
        return score === null ? [] : [{ number, score }]
      })
      return { district, points }
    })
    return ok(trends)
  })
}
