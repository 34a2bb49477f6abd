import { ActionForm } from '#components/forms/action-form.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { ProofField } from '#components/recall/proof-field.tsx'
import { isStale, ProposalCard } from '#components/recall/proposal-card.tsx'
import type { RecallView } from '#lib/contracts/views.ts'
import { openProposals } from '#lib/queries/recall/open-proposals.ts'
import { allowed } from '#lib/web/allowed.ts'
import type { Signed } from '#lib/web/current-actor.ts'
import { proofOf } from '#lib/web/proof-of.ts'
import { read } from '#lib/web/read.ts'

import { approveProposalAction, rejectProposalAction } from './actions.ts'

/** Changes that wait, and the two answers of whoever did not propose them. */
export const Proposals = async ({ signed, recall }: { signed: Signed; recall: RecallView }) => {
  const { actor, person } = signed
  const waiting = await read(openProposals, actor, { recallId: recall.id })
  const proof = proofOf(recall.priority, person)
  const decides = allowed(actor, 'recall:approve')
  return waiting.map((proposal) => {
    const isOwn = proposal.by.id === actor.personId
    const named = (
      <>
        <input type="hidden" name="recallId" value={recall.id} />
        <input type="hidden" name="proposalId" value={proposal.id} />
      </>
    )
    return (
      <ProposalCard key={proposal.id} proposal={proposal} recall={recall} isOwn={isOwn}>
        {decides && !isOwn && (
          <div className="flex flex-wrap items-end gap-3">
            {!isStale(proposal, recall) && (
              <ActionForm action={approveProposalAction}>
                {named}
                <div className="flex flex-wrap items-end gap-3">
                  {proof && <ProofField {...proof} />}
                  <SendButton>Approve change</SendButton>
                </div>
              </ActionForm>
            )}
            <ActionForm action={rejectProposalAction}>
              {named}
              <SendButton variant="secondary">Reject change</SendButton>
            </ActionForm>
          </div>
        )}
      </ProposalCard>
    )
  })
}
