import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { iso, permittedRead, type Query } from '../query.ts'
import { visibleTo } from '../recall/visible-recalls.ts'

/** When a surprise drill comes: for whoever may issue it, and asks. */
export const surpriseMoment: Query<{ recallId: string }, { at: string }> = async (
  db,
  actor,
  { recallId },
) => {
  const allowed = permittedRead(actor, 'recall:issue')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const recall = await tx.recall.findFirst({
      where: { id: recallId, tenantId, ...visibleTo(actor) },
      select: { scheduledFor: true },
    })
    return recall?.scheduledFor ? ok({ at: iso(recall.scheduledFor) }) : rejected('RECALL_NOT_FOUND')
  })
}
