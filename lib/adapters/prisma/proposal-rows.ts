import { PERMITTED } from '#lib/domain/identity/permissions.ts'
import type { Proposed } from '#lib/domain/recall/proposal.ts'
import type { ProposalRows } from '#lib/ports/proposals.ts'

import type { TransactionClient } from './database.ts'
import type { Prisma } from './generated/client.ts'

export const proposalRows = (tx: TransactionClient, tenantId: string): ProposalRows => ({
  insert: async ({ id, recallId, proposed, reason, revision, byId, at }) => {
    const change = proposed.change as unknown as Prisma.InputJsonValue // Of strings, numbers and lists alone.
    await tx.recallProposal.create({
      data: {
        id,
        tenantId,
        recallId,
        kind: proposed.kind,
        change,
        reason,
        revision,
        proposedById: byId,
        proposedAt: at,
      },
      select: { id: true },
    })
  },

  findForUpdate: async (recallId, id) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`proposal ${id}`}, 0))`
    const row = await tx.recallProposal.findFirst({
      where: { id, tenantId, recallId },
      include: { proposedBy: { select: { id: true, name: true } } },
    })
    if (!row) return null
    const { reason, revision, state, proposedBy: by, proposedAt: at } = row
    // Written by `insert`, and by nothing else.
    const proposed = { kind: row.kind, change: row.change } as unknown as Proposed
    return { id, recallId, proposed, reason, revision, state, by, at }
  },

  decide: async (id, state, decidedById, decidedAt) => {
    await tx.recallProposal.updateMany({ where: { id, tenantId }, data: { state, decidedById, decidedAt } })
  },

  approvers: async (except) => {
    const rows = await tx.person.findMany({
      where: {
        tenantId,
        status: 'active',
        role: { in: [...PERMITTED['recall:approve']] },
        id: { not: except },
      },
      select: { id: true },
    })
    return rows.map(({ id }) => id)
  },

  excused: async (recallId) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`excuse ${recallId}`}, 0))`
    return tx.notice.count({ where: { tenantId, recallId, excusedBecause: { not: null } } })
  },
})
