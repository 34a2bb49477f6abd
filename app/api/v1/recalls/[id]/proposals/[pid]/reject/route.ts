import { decideProposal } from '#lib/use-cases/recall/decide-proposal.ts'
import { apiRoute } from '#lib/web/api-route.ts'
import { answerWithRecall } from '#lib/web/command-route.ts'

export const POST = apiRoute('rejectProposal', async (ports, call, db) => {
  const { id: recallId, pid: proposalId } = call.params
  const decided = await decideProposal(ports)(call.actor, { recallId, proposalId, decision: 'reject' })
  return answerWithRecall(db, call, decided)
})
