import { changeScope } from '#lib/use-cases/recall/change-scope.ts'
import { orPropose } from '#lib/use-cases/recall/propose-change.ts'
import { apiRoute } from '#lib/web/api-route.ts'
import { answerWithRecall } from '#lib/web/command-route.ts'
import { answerOrProposal } from '#lib/web/proposal-answer.ts'

export const POST = apiRoute('retractScope', async (ports, call, db) => {
  const { actor, params, body, ifRevision } = call
  const { scope, reason } = body
  const which = { recallId: params.id, ifRevision }
  const done = await changeScope(ports)(actor, { ...which, scope, reason, verb: 'retract_scope' })
  const proposed = { kind: 'retract_scope', change: { scope } } as const
  const either = await orPropose(ports)(actor, { recallId: params.id, proposed, reason }, done)
  return answerOrProposal(either, (now) => answerWithRecall(db, call, now))
})
