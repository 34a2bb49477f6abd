import { reportStore } from '#lib/use-cases/notice/report-store.ts'
import { apiRoute } from '#lib/web/api-route.ts'
import { answerWithNotice } from '#lib/web/notice-answer.ts'

export const POST = apiRoute('reportStore', async (ports, call, db) => {
  const { actor, params, body } = call
  const done = await reportStore(ports)(actor, { recallId: params.id, storeNumber: params.number, ...body })
  return answerWithNotice(db, call, done)
})
