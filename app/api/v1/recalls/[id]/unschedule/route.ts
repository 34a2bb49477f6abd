import { scheduleRecall } from '#lib/use-cases/recall/schedule-recall.ts'
import { apiRoute } from '#lib/web/api-route.ts'
import { answerWithRecall } from '#lib/web/command-route.ts'

export const POST = apiRoute('unscheduleRecall', async (ports, call, db) => {
  const { actor, params, ifRevision } = call
  const which = { recallId: params.id, ifRevision }
  return answerWithRecall(db, call, await scheduleRecall(ports)(actor, { ...which, when: null }))
})
