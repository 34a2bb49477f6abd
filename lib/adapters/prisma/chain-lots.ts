import { packagesOf, productOf } from '#lib/domain/catalog/packages-of.ts'

import type { TransactionClient } from './database.ts'
import { wholeChain } from './whole-chain.ts'

export type ChainLots = ReadonlyMap<string, ReadonlySet<string>>

// Of one number; who has more of one product has a lot to type that is asked for on the server.
const MOST = 300

/**
 * Lots of these products that were shipped to any store of the tenant, as normalize_lot leaves them: whether there is such a
 * lot says nothing of any store, so a store's people may know it. With `keys`, only whether there are those.
 */
export const chainLots = async (
  tx: TransactionClient,
  tenantId: string,
  gtins: readonly string[],
  keys?: readonly string[],
): Promise<ChainLots> => {
  const numbers = [...new Set(gtins.flatMap(packagesOf))]
  if (numbers.length === 0) return new Map()
  const rows = await wholeChain(tx, () =>
    keys ? named(tx, tenantId, numbers, keys) : walked(tx, tenantId, numbers),
  )
  const lots = new Map<string, Set<string>>()
  for (const { gtin, lot } of rows) {
    const product = productOf(gtin)
    lots.set(product, (lots.get(product) ?? new Set()).add(lot))
  }
  return lots
}

type Row = { gtin: string; lot: string }

const named = (tx: TransactionClient, tenantId: string, gtins: string[], keys: readonly string[]) =>
  tx.$queryRaw<Row[]>`
    SELECT DISTINCT gtin, lot_key AS lot FROM shipment
    WHERE tenant_id = ${tenantId}::uuid AND gtin = ANY (${gtins}) AND lot_key = ANY (${[...keys]})`

// From lot to lot by the index, however many shipments carried each.
const walked = (tx: TransactionClient, tenantId: string, gtins: string[]) =>
  tx.$queryRaw<Row[]>`
    SELECT g.gtin, l.lot FROM unnest(${gtins}::text[]) g(gtin) CROSS JOIN LATERAL (
      WITH RECURSIVE walk AS (
        (SELECT s.lot_key AS lot FROM shipment s
         WHERE s.tenant_id = ${tenantId}::uuid AND s.gtin = g.gtin AND s.lot_key IS NOT NULL ORDER BY s.lot_key LIMIT 1)
        UNION ALL
        SELECT (SELECT s.lot_key FROM shipment s
                WHERE s.tenant_id = ${tenantId}::uuid AND s.gtin = g.gtin AND s.lot_key > walk.lot ORDER BY s.lot_key LIMIT 1)
        FROM walk WHERE walk.lot IS NOT NULL)
      SELECT lot FROM walk WHERE lot IS NOT NULL LIMIT ${MOST}) l`
