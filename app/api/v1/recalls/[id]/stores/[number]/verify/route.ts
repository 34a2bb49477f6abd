import { verifyNotice } from '#lib/use-cases/notice/verify-notice.ts'
import { apiRoute } from '#lib/web/api-route.ts'
import { answerWithNotice } from '#lib/web/notice-answer.ts'

export const POST = apiRoute('verifyNotice', async (ports, call, db) => {
  const { actor, params } = call
  const done = await verifyNotice(ports)(actor, { recallId: params.id, storeNumber: params.number })
  return answerWithNotice(db, call, done)
})
