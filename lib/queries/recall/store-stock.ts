import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import { Prisma } from '#lib/adapters/prisma/generated/client.ts'
import type { LotStock, MovedLot } from '#lib/domain/notice/stock.ts'
import type { StoreStock } from '#lib/domain/notice/store-view.ts'

import { iso } from '../query.ts'

type Of = {
  recallId: string
  storeId: string
  version: number
  createdAt: Date
  /** When the answer whose quantities count was given. */
  countedAt: Date | null
}

/** Written by us alone, in a column of JSON. */
export const movedLots = (reopenedBy: unknown): MovedLot[] => (reopenedBy ?? []) as MovedLot[]

const MOST_LISTED = 200

// Of this recall, as the scope that the store was told of cannot rule it out.
const meant = (tenantId: string, { recallId, storeId, version, createdAt }: Of): Prisma.Sql => Prisma.sql`
  e.tenant_id = ${tenantId}::uuid AND e.store_id = ${storeId}::uuid AND e.corrects_id IS NULL
  AND (e.kind <> 'sale' OR e.at >= ${createdAt})
  AND EXISTS (SELECT FROM scope_line l WHERE l.tenant_id = e.tenant_id AND l.recall_id = ${recallId}::uuid
    AND l.version = ${version}::int AND l.gtin = e.gtin AND scope_match(l, e.lot, NULL) IS NOT NULL)`

const TAKEN_BACK = Prisma.sql`EXISTS (SELECT FROM stock_event c WHERE c.tenant_id = e.tenant_id AND c.corrects_id = e.id)`

/**
 * What moved at the store: each movement, the newest first, and the sums by lot. What came counts whenever it came; a sale is of
 * interest once the store has a part in the recall.
 */
export const stockOf = async (
  tx: TransactionClient,
  tenantId: string,
  of: Of,
): Promise<{ stock: StoreStock[]; sums: LotStock[] }> => {
  const rows = await tx.$queryRaw<(Omit<StoreStock, 'at'> & { at: Date })[]>`
    SELECT e.id, e.kind, e.gtin, e.lot, e.quantity, e.at, e.by, e.set_aside AS "setAside", ${TAKEN_BACK} AS "takenBack"
    FROM stock_event e WHERE ${meant(tenantId, of)}
    ORDER BY e.at DESC, e.id DESC LIMIT ${MOST_LISTED}::int`
  const sums = await tx.$queryRaw<LotStock[]>`
    SELECT e.gtin, e.lot,
           coalesce(sum(e.quantity) FILTER (WHERE e.kind = 'sale'), 0)::int AS sold,
           coalesce(sum(e.quantity) FILTER (WHERE e.kind = 'receipt'), 0)::int AS received,
           coalesce(sum(e.quantity) FILTER (WHERE e.kind = 'transfer_in'), 0)::int AS "transferredIn",
           coalesce(sum(e.quantity) FILTER (WHERE e.kind = 'customer_return'), 0)::int AS "customerReturns",
           coalesce(sum(e.quantity) FILTER (WHERE e.set_aside AND e.received_at > ${of.countedAt}::timestamptz), 0)::int AS "setAside"
    FROM stock_event e WHERE ${meant(tenantId, of)} AND NOT ${TAKEN_BACK}
    GROUP BY e.gtin, e.lot ORDER BY e.gtin, e.lot`
  return { stock: rows.map((row) => ({ ...row, at: iso(row.at) })), sums }
}
