import 'server-only'

import { setLadders } from '#lib/adapters/prisma/ladder-rows.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { ladderFor, type Ladder } from '#lib/domain/escalation/ladder.ts'
import type { RecallLadderView } from '#lib/domain/escalation/recall-ladder-view.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { isoOrNull, permittedRead, type Query } from '../query.ts'
import { visibleTo } from '../recall/visible-recalls.ts'

/** Who hears what, and when, if the stores of this recall stay silent. */
export const recallLadder: Query<{ recallId: string }, RecallLadderView> = async (
  db,
  actor,
  { recallId },
) => {
  const allowed = permittedRead(actor, 'recall:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const recall = await tx.recall.findFirst({
      where: { id: recallId, tenantId, ...visibleTo(actor) },
      select: { kind: true, priority: true, ladder: true },
    })
    if (!recall) return rejected('RECALL_NOT_FOUND')
    const current = ladderFor(recall, await setLadders(tx, tenantId))
    const { ladder: own } = recall
    const steps = await tx.escalation.groupBy({
      by: ['afterMinutes'],
      where: { tenantId, recallId },
      _count: { _all: true },
    })
    const ladder = own ? { hours: own.hours, steps: own.steps as unknown as Ladder['steps'] } : current
    return ok({
      ladder,
      takenAt: isoOrNull(own?.takenAt ?? null),
      outdated: own !== null && !sameLadder(ladder, current),
      taken: Object.fromEntries(steps.map(({ afterMinutes, _count }) => [String(afterMinutes), _count._all])),
      lateStores: own?.lateStores ?? 0,
    })
  })
}

const sameLadder = (a: Ladder, b: Ladder): boolean => {
  const said = ({ hours, steps }: Ladder) =>
    JSON.stringify([
      hours,
      steps.map(({ afterMinutes, whom, personId, channels, kind }) => [
        afterMinutes,
        whom,
        personId,
        channels,
        kind,
      ]),
    ])
  return said(a) === said(b)
}
