import type { Actor } from '#lib/domain/identity/actor.ts'
import { assertNever, ok, rejected, type Result } from '#lib/domain/result.ts'
import type { StoredProposal } from '#lib/ports/proposals.ts'
import type { StoredRecall } from '#lib/ports/recalls.ts'
import type { Tx } from '#lib/ports/transact.ts'

import type { ProofNeeds } from '../identity/step-up.ts'
import { excuseApproved } from '../notice/excuse-notice.ts'
import { personOf } from '../permitted.ts'
import { applyScope } from './change-scope.ts'
import { onRecall, provenWhereNeeded } from './recall-step.ts'

export type DecideProposalInput = {
  recallId: string
  proposalId: string
  decision: 'approve' | 'reject'
  proof?: string | undefined
}

/**
 * Another person decides about a change that weakens a recall. Approved, it is done in the same transaction, of the recall
 * as the one who proposed it saw it; a recall that has changed since wants a new look, and a new proposal.
 */
export const decideProposal =
  (ports: ProofNeeds) =>
  (
    actor: Actor,
    { recallId, proposalId, decision, proof }: DecideProposalInput,
  ): Promise<Result<StoredRecall>> =>
    onRecall(ports, actor, 'recall:approve', { recallId, proof }, async (tx, recall, isProven) => {
      const by = personOf(actor) ?? ''
      const proposal = await tx.proposals.findForUpdate(recallId, proposalId)
      if (!proposal) return rejected('PROPOSAL_NOT_FOUND')
      if (proposal.state !== 'open')
        return rejected('ILLEGAL_TRANSITION', `This proposal was already ${proposal.state}.`)
      if (proposal.by.id === by)
        return rejected('FOUR_EYES', 'You proposed this change. Someone else must decide.')
      if (decision === 'approve') {
        const proven = provenWhereNeeded(actor, recall, 'approve', isProven)
        if (!proven.ok) return proven
      }
      await tx.proposals.decide(
        proposalId,
        decision === 'approve' ? 'approved' : 'rejected',
        by,
        ports.clock.now(),
      )
      await tx.audit({
        action: decision === 'approve' ? 'recall.proposal_approved' : 'recall.proposal_rejected',
        subject: { type: 'recall', id: recallId },
        data: { proposalId, kind: proposal.proposed.kind, proposedBy: proposal.by.id },
      })
      await tx.announce(recallId)
      return decision === 'reject' ? ok(recall) : carryOut(ports, tx, actor, recall, proposal)
    })

const carryOut = async (
  ports: ProofNeeds,
  tx: Tx,
  actor: Actor,
  recall: StoredRecall,
  { proposed, reason, revision, id }: StoredProposal,
): Promise<Result<StoredRecall>> => {
  if (recall.revision !== revision)
    return rejected(
      'RECALL_CHANGED',
      'The recall has changed since this was proposed. Review it, then propose again.',
    )
  switch (proposed.kind) {
    case 'retract_scope': {
      const input = {
        recallId: recall.id,
        verb: 'retract_scope',
        scope: proposed.change.scope,
        reason,
      } as const
      return applyScope(ports, tx, actor, recall, input, { isProven: true, approved: id })
    }
    case 'excuse_store': {
      const excused = await excuseApproved(tx, recall.id, proposed.change, reason)
      return excused.ok ? ok(recall) : excused
    }
    default:
      return assertNever(proposed)
  }
}
