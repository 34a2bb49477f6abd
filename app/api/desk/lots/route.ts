import { shippedLots } from '#lib/queries/catalog/shipped-lots.ts'
import { deskRoute } from '#lib/web/desk-route.ts'

export const GET = deskRoute('/api/desk/lots', 'gtin', (db, actor, gtin) => shippedLots(db, actor, { gtin }))
