import { storeDetail } from '#lib/queries/catalog/store-detail.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const GET = apiRoute('getStore', (_, { actor, params }, db) => storeDetail(db, actor, params))
