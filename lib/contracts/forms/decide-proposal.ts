import { z } from 'zod'

export const DecideProposalForm = z.strictObject({
  recallId: z.uuid(),
  proposalId: z.uuid(),
  proof: z.string().trim().max(200).optional(),
})
