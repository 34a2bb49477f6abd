import { excuseNotice } from '#lib/use-cases/notice/excuse-notice.ts'
import { apiRoute } from '#lib/web/api-route.ts'
import { answerWithNotice } from '#lib/web/notice-answer.ts'

export const POST = apiRoute('excuseNotice', async (ports, call, db) => {
  const { actor, params, body } = call
  const which = { recallId: params.id, storeNumber: params.number }
  const done = await excuseNotice(ports)(actor, { ...which, because: body.reason })
  return answerWithNotice(db, call, done)
})
