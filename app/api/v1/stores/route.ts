import { StoreRow } from '#lib/contracts/catalog.ts'
import { listStores } from '#lib/queries/catalog/list-stores.ts'
import { apiRoute } from '#lib/web/api-route.ts'
import { putRows } from '#lib/web/put-rows.ts'
import { putStores } from '#lib/use-cases/catalog/put-stores.ts'

export const GET = apiRoute('listStores', (_, { actor, query }, db) => listStores(db, actor, query))

export const PUT = apiRoute('putStores', (ports, { actor, rows }) =>
  putRows(
    StoreRow,
    rows,
    ({ number }) => number,
    (good) => putStores(ports)(actor, good),
  ),
)
