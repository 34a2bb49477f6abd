import { storeLots } from '#lib/queries/catalog/store-lots.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const GET = apiRoute('listStoreLots', (_, { actor, params, query }, db) =>
  storeLots(db, actor, { ...params, ...query }),
)
