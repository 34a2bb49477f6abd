import { searchProducts } from '#lib/queries/catalog/search-products.ts'
import { deskRoute } from '#lib/web/desk-route.ts'

export const GET = deskRoute('/api/desk/products', 'search', (db, actor, search) =>
  searchProducts(db, actor, { search }),
)
