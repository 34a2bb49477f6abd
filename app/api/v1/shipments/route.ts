import { ShipmentRow } from '#lib/contracts/catalog.ts'
import { addShipments } from '#lib/use-cases/catalog/add-shipments.ts'
import { apiRoute } from '#lib/web/api-route.ts'
import { putRows } from '#lib/web/put-rows.ts'

export const POST = apiRoute('addShipments', (ports, { actor, rows }) =>
  putRows(
    ShipmentRow,
    rows,
    ({ ref }) => ref,
    (_, indexed) => addShipments(ports)(actor, indexed),
  ),
)
