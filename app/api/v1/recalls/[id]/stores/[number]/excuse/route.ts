import { excuseNotice } from '#lib/use-cases/notice/excuse-notice.ts'
import { orPropose } from '#lib/use-cases/recall/propose-change.ts'
import { apiRoute } from '#lib/web/api-route.ts'
import { answerWithNotice } from '#lib/web/notice-answer.ts'
import { answerOrProposal } from '#lib/web/proposal-answer.ts'

export const POST = apiRoute('excuseNotice', async (ports, call, db) => {
  const { actor, params, body } = call
  const { reason } = body
  const which = { recallId: params.id, storeNumber: params.number }
  const done = await excuseNotice(ports)(actor, { ...which, because: reason })
  const proposed = { kind: 'excuse_store', change: { storeNumber: params.number } } as const
  const either = await orPropose(ports)(actor, { recallId: params.id, proposed, reason }, done)
  return answerOrProposal(either, (now) => answerWithNotice(db, call, now))
})
