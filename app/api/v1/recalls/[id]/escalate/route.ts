import { chosenOf } from '#lib/contracts/board.ts'
import { escalateStores } from '#lib/use-cases/notice/escalate-stores.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const POST = apiRoute('escalateStores', (ports, { actor, params, body }) =>
  escalateStores(ports)(actor, { recallId: params.id, chosen: chosenOf(body) }),
)
