import { escalateStores } from '#lib/use-cases/notice/escalate-stores.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const POST = apiRoute('escalateStores', (ports, { actor, params, body }) => {
  const { storeNumbers } = body
  const chosen = storeNumbers ? { numbers: storeNumbers } : { matching: {} }
  return escalateStores(ports)(actor, { recallId: params.id, chosen })
})
