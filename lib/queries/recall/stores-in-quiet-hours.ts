import 'server-only'

import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import type { PreviewView } from '#lib/contracts/views.ts'

import { iso } from '../query.ts'

type Later = { stores: number; from: Date; to: Date; timezone: string }

/**
 * The stores of a recall that are closed now, where messages wait for that; null, if there are none. Stores with the same
 * hours open at the same time: worked out once for them all. Quiet hours of single contacts are not looked at.
 */
export const storesThatHearLater = async (
  tx: TransactionClient,
  tenantId: string,
  recallId: string,
  now: Date,
): Promise<PreviewView['heardLater']> => {
  const policy = await tx.deliveryPolicy.findUnique({ where: { tenantId }, select: { quiet: true } })
  if (policy?.quiet === 'none') return null
  const [later] = await tx.$queryRaw<Later[]>`
    WITH hours AS (
      SELECT s.timezone, s.opening_hours, count(*)::int AS stores FROM judged_stores(${recallId}::uuid) j
      JOIN store s ON s.tenant_id = ${tenantId}::uuid AND s.id = j.store_id
      WHERE j.excluded IS NULL GROUP BY 1, 2),
    opening AS (SELECT stores, timezone, opens_at(opening_hours, timezone, ${now}) AS at FROM hours)
    SELECT sum(stores)::int AS stores, min(at) AS from, max(at) AS to, (array_agg(timezone ORDER BY at))[1] AS timezone
    FROM opening WHERE at > ${now} HAVING count(*) > 0`
  return later ? { ...later, from: iso(later.from), to: iso(later.to) } : null
}
