import { closeRecall } from '#lib/use-cases/recall/close-recall.ts'
import { apiRoute } from '#lib/web/api-route.ts'
import { answerWithRecall } from '#lib/web/command-route.ts'

export const POST = apiRoute('closeRecall', async (ports, call, db) => {
  const { actor, params, body, ifRevision } = call
  const which = { recallId: params.id, ifRevision }
  return answerWithRecall(db, call, await closeRecall(ports)(actor, { ...which, ...body }))
})
