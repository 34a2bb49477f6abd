import type { Chance } from '#lib/ports/clock.ts'
import type { StockRows } from '#lib/ports/stock.ts'

import type { TransactionClient } from './database.ts'

export const stockRows = (tx: TransactionClient, tenantId: string, chance: Chance): StockRows => ({
  // As one JSON array and one statement: five thousand rows are one round trip.
  addEvents: async (rows, at) => {
    const created = await tx.$executeRaw`
      INSERT INTO stock_event (id, tenant_id, ref, kind, store_id, gtin, lot, quantity, at, received_at)
      SELECT r.id, ${tenantId}::uuid, r.ref, r.kind::stock_kind, store.id, r.gtin, r.lot, r.quantity, r.at, ${at}
      FROM jsonb_to_recordset(${JSON.stringify(rows.map((row) => ({ ...row, id: chance.id() })))}::jsonb)
        AS r(id uuid, ref text, kind text, "storeNumber" text, gtin text, lot text, quantity int, at timestamptz)
      JOIN store ON store.tenant_id = ${tenantId}::uuid AND store.number = r."storeNumber"
      ON CONFLICT (tenant_id, ref) DO NOTHING`
    return { created, updated: 0, unchanged: rows.length - created }
  },
})
