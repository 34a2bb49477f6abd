import { listDeliveries } from '#lib/queries/recall/list-deliveries.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const GET = apiRoute('listDeliveries', (_, { actor, params, query }, db) =>
  listDeliveries(db, actor, { recallId: params.id, ...query }),
)
