import { productDetail } from '#lib/queries/catalog/product-detail.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const GET = apiRoute('getProduct', (_, { actor, params }, db) => productDetail(db, actor, params))
