import 'server-only'

import { confinedToDistrict } from '#lib/domain/identity/actor.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { RecallView } from '#lib/contracts/views.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { iso, permittedRead, type Query } from '../query.ts'
import { progressOf } from './progress.ts'
import { visibleTo } from './visible-recalls.ts'

export type RecallPulse = Pick<RecallView, 'status' | 'version' | 'revision' | 'progress' | 'asOf'>

/** What changes while a recall is watched, and no more: it is asked for up to four times a second. */
export const recallPulse: Query<{ id: string; now: Date }, RecallPulse> = async (db, actor, { id, now }) => {
  const allowed = permittedRead(actor, 'recall:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const recall = await tx.recall.findFirst({
      where: { id, tenantId, ...visibleTo(actor) },
      select: { status: true, version: true, revision: true },
    })
    if (!recall) return rejected('RECALL_NOT_FOUND')
    const progress = await progressOf(tx, tenantId, [id], confinedToDistrict(actor), now)
    return ok({ ...recall, progress: progress(id), asOf: iso(now) })
  })
}
