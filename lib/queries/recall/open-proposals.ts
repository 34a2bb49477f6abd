import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { ProposalView } from '#lib/contracts/key-views.ts'
import { confinedToDistrict } from '#lib/domain/identity/actor.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { iso, permittedRead, type Query } from '../query.ts'
import { visibleTo } from './visible-recalls.ts'

/** The changes of a recall that wait for another person, oldest first. */
export const openProposals: Query<{ recallId: string }, ProposalView[]> = async (db, actor, { recallId }) => {
  const allowed = permittedRead(actor, 'recall:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const recall = await tx.recall.findFirst({
      where: { id: recallId, tenantId, ...visibleTo(actor) },
      select: { revision: true },
    })
    if (!recall) return rejected('RECALL_NOT_FOUND')
    // They name stores of every district, and are decided by nobody who has only one.
    if (confinedToDistrict(actor) !== null) return ok([])
    const rows = await tx.recallProposal.findMany({
      where: { tenantId, recallId, state: 'open' },
      include: { proposedBy: { select: { id: true, name: true } } },
      orderBy: { id: 'asc' },
    })
    return ok(
      rows.map(({ id, kind, change, reason, revision, proposedBy: by, proposedAt }) => ({
        id,
        kind,
        change,
        reason,
        revision,
        by,
        at: iso(proposedAt),
      })),
    )
  })
}
