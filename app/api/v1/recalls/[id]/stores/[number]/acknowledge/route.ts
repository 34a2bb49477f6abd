import { acknowledgeNotice } from '#lib/use-cases/notice/acknowledge-notice.ts'
import { apiRoute } from '#lib/web/api-route.ts'
import { answerWithNotice } from '#lib/web/notice-answer.ts'

export const POST = apiRoute('acknowledgeNotice', async (ports, call, db) => {
  const { actor, params, body } = call
  const notice = { recallId: params.id, storeNumber: params.number }
  const { by, version } = body
  const at = body.at ? new Date(body.at) : null
  const done = await acknowledgeNotice(ports)(actor, { notice, by, version, at })
  return answerWithNotice(db, call, done)
})
