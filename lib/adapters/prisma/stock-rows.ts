import { ENTERED_KINDS, type EnteredKind } from '#lib/domain/notice/stock-entry.ts'
import type { Random } from '#lib/ports/clock.ts'
import type { StockRows } from '#lib/ports/stock.ts'

import type { TransactionClient } from './database.ts'

export const stockRows = (tx: TransactionClient, tenantId: string, random: Random): StockRows => ({
  // As one JSON array and one statement: five thousand rows are one round trip.
  addEvents: async (rows, at) => {
    const created = await tx.$executeRaw`
      INSERT INTO stock_event (id, tenant_id, ref, kind, store_id, gtin, lot, quantity, at, received_at)
      SELECT r.id, ${tenantId}::uuid, r.ref, r.kind::stock_kind, store.id, r.gtin, r.lot, r.quantity, r.at, ${at}
      FROM jsonb_to_recordset(${JSON.stringify(rows.map((row) => ({ ...row, id: random.id() })))}::jsonb)
        AS r(id uuid, ref text, kind text, "storeNumber" text, gtin text, lot text, quantity int, at timestamptz)
      JOIN store ON store.tenant_id = ${tenantId}::uuid AND store.number = r."storeNumber"
      ON CONFLICT (tenant_id, ref) DO NOTHING`
    return { created, updated: 0, unchanged: rows.length - created }
  },

  enter: async ({ id, at, ...stock }) => {
    await tx.stockEvent.create({ data: { id, tenantId, ref: id, at, receivedAt: at, ...stock } })
  },

  entered: async (noticeId, id) => {
    const row = await tx.stockEvent.findFirst({
      where: { tenantId, id, noticeId, correctsId: null, kind: { in: [...ENTERED_KINDS] } },
      select: { kind: true, corrections: { select: { id: true } } },
    })
    return row && { kind: row.kind as EnteredKind, takenBack: row.corrections.length > 0 }
  },

  takeBack: async ({ id, noticeId, by, at }, corrects) => {
    await tx.$executeRaw`
      INSERT INTO stock_event (id, tenant_id, ref, kind, store_id, gtin, lot, quantity, at, received_at, notice_id, by, corrects_id)
      SELECT ${id}::uuid, tenant_id, ${id}, kind, store_id, gtin, lot, quantity, ${at}, ${at}, notice_id, ${by}, id
      FROM stock_event WHERE tenant_id = ${tenantId}::uuid AND notice_id = ${noticeId}::uuid AND id = ${corrects}::uuid
      ON CONFLICT (tenant_id, corrects_id) DO NOTHING`
  },
})
