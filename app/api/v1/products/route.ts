import { ProductRow } from '#lib/contracts/catalog.ts'
import { putProducts } from '#lib/use-cases/catalog/put-products.ts'
import { listProducts } from '#lib/queries/catalog/list-products.ts'
import { apiRoute } from '#lib/web/api-route.ts'
import { putRows } from '#lib/web/put-rows.ts'

export const GET = apiRoute('listProducts', (_, { actor, query }, db) => listProducts(db, actor, query))

export const PUT = apiRoute('putProducts', (ports, { actor, rows }) =>
  putRows(
    ProductRow,
    rows,
    ({ gtin }) => gtin,
    (good) => putProducts(ports)(actor, good),
  ),
)
