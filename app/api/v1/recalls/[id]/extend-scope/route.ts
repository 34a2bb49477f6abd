import { changeScope } from '#lib/use-cases/recall/change-scope.ts'
import { apiRoute } from '#lib/web/api-route.ts'
import { answerWithRecall } from '#lib/web/command-route.ts'

export const POST = apiRoute('extendScope', async (ports, call, db) => {
  const { actor, params, body, ifRevision } = call
  const which = { recallId: params.id, ifRevision }
  return answerWithRecall(
    db,
    call,
    await changeScope(ports)(actor, { ...which, ...body, verb: 'extend_scope' }),
  )
})
