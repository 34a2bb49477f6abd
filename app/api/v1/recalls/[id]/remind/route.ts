import { chosenOf } from '#lib/contracts/board.ts'
import { remindStores } from '#lib/use-cases/notice/remind-stores.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const POST = apiRoute('remindStores', (ports, { actor, params, body }) =>
  remindStores(ports)(actor, { recallId: params.id, chosen: chosenOf(body) }),
)
