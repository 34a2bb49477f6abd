import { ActionForm } from '#components/forms/action-form.tsx'
import { FormField } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { ProposalCard } from '#components/recall/proposal-card.tsx'
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
  return waiting.map((proposal) => (
    <ProposalCard key={proposal.id} proposal={proposal} scope={recall.scope}>
      {allowed(actor, 'recall:approve') && proposal.by.id !== actor.personId && (
        <div className="flex flex-wrap items-end gap-4">
          <ActionForm action={approveProposalAction}>
            <input type="hidden" name="recallId" value={recall.id} />
            <input type="hidden" name="proposalId" value={proposal.id} />
            {proof && (
              <FormField
                name="proof"
                label={proof.label}
                type={proof.password ? 'password' : 'text'}
                autoComplete={proof.password ? 'current-password' : 'one-time-code'}
                required
              />
            )}
            <SendButton className="self-start">Approve the change</SendButton>
          </ActionForm>
          <ActionForm action={rejectProposalAction}>
            <input type="hidden" name="recallId" value={recall.id} />
            <input type="hidden" name="proposalId" value={proposal.id} />
            <SendButton variant="secondary" className="self-start">
              Reject the change
            </SendButton>
          </ActionForm>
        </div>
      )}
    </ProposalCard>
  ))
}
