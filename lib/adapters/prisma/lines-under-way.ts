import type { Gtin } from '#lib/domain/catalog/gtin.ts'
import { packagesOf } from '#lib/domain/catalog/packages-of.ts'
import type { Priority, ScopeLine } from '#lib/domain/recall/recall.ts'

import type { TransactionClient } from './database.ts'
import { wholeChain } from './whole-chain.ts'

export type LineUnderWay = Pick<
  ScopeLine,
  'lots' | 'lotFrom' | 'lotTo' | 'expiresFrom' | 'expiresTo' | 'complete'
> & { recallId: string; priority: Priority; gtin: Gtin }

/**
 * What every recall of the chain that is under way says of these products, whichever store asks: a pack may have come from
 * a store that is concerned. Drills are of nothing real.
 */
export const linesUnderWay = (
  tx: TransactionClient,
  tenantId: string,
  gtins: readonly string[],
): Promise<LineUnderWay[]> => {
  const numbers = [...new Set(gtins.flatMap(packagesOf))]
  return wholeChain(
    tx,
    () => tx.$queryRaw<LineUnderWay[]>`
      SELECT l.recall_id AS "recallId", r.priority, l.gtin, l.lots, l.lot_from AS "lotFrom", l.lot_to AS "lotTo",
             l.expires_from::text AS "expiresFrom", l.expires_to::text AS "expiresTo", l.complete
      FROM scope_line l JOIN recall r ON r.tenant_id = l.tenant_id AND r.id = l.recall_id AND r.version = l.version
      WHERE l.tenant_id = ${tenantId}::uuid AND l.gtin = ANY (${numbers})
        AND r.status IN ('issued', 'closing') AND r.kind <> 'drill'`,
  )
}
