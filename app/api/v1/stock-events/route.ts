import { StockEventRow } from '#lib/contracts/catalog.ts'
import { addStockEvents } from '#lib/use-cases/catalog/add-stock-events.ts'
import { apiRoute } from '#lib/web/api-route.ts'
import { putRows } from '#lib/web/put-rows.ts'

export const POST = apiRoute('addStockEvents', (ports, { actor, rows }) =>
  putRows(
    StockEventRow,
    rows,
    ({ ref }) => ref,
    (_, indexed) => addStockEvents(ports)(actor, indexed),
  ),
)
