import { remindStores } from '#lib/use-cases/notice/remind-stores.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const POST = apiRoute('remindStores', (ports, { actor, params, body }) => {
  const { storeNumbers } = body
  const chosen = storeNumbers ? { numbers: storeNumbers } : { matching: {} }
  return remindStores(ports)(actor, { recallId: params.id, chosen })
})
