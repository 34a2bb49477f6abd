import { verifyNotice } from '#lib/use-cases/notice/verify-notice.ts'
import { apiRoute } from '#lib/web/api-route.ts'
import { answerWithNotice } from '#lib/web/notice-answer.ts'

export const POST = apiRoute('verifyNotice', async (ports, call, db) => {
  const { actor, params, body } = call
  const which = { recallId: params.id, storeNumber: params.number }
  const done = await verifyNotice(ports)(actor, { ...which, ...body })
  return answerWithNotice(db, call, done)
})
