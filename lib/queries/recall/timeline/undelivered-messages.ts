import 'server-only'

import { Prisma } from '#lib/adapters/prisma/generated/client.ts'
import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import type { Happening } from '#lib/domain/timeline/timeline.ts'

import { iso } from '../../query.ts'
import type { Reach } from './timeline-groups.ts'

/** `cuts`: what the desk did meanwhile; no sum reaches across it. */
type Span = { from: Date | null; before: Date | null; cuts: readonly Date[] }
type Sum = { state: string; purpose: string; n: number; first: Date; last: Date }

/** Messages that were not delivered, summed up by hour, purpose and how they ended. Each one stands on its store's page. */
export const cameToNothing = async (
  tx: TransactionClient,
  { tenantId, recallId, regionId, show }: Reach,
  { from, before, cuts }: Span,
): Promise<Happening[]> => {
  if (show !== 'everything' && show !== 'messages') return []
  const ascending = cuts.toSorted((a, b) => a.getTime() - b.getTime())
  const sums = await tx.$queryRaw<Sum[]>`
    SELECT d.state::text AS state, d.purpose::text AS purpose, count(*)::int AS n, min(d.settled_at) AS first, max(d.settled_at) AS last
    FROM delivery d
    WHERE d.tenant_id = ${tenantId}::uuid AND d.recall_id = ${recallId}::uuid AND d.state IN ('failed', 'superseded', 'unknown')
      AND d.settled_at IS NOT NULL AND d.last_error IS NOT NULL
      ${from ? Prisma.sql`AND d.settled_at >= ${from}` : Prisma.empty} ${before ? Prisma.sql`AND d.settled_at < ${before}` : Prisma.empty}
      ${
        regionId === null
          ? Prisma.empty
          : Prisma.sql`AND d.store_id IN (SELECT id FROM store WHERE tenant_id = ${tenantId}::uuid AND region_id IN (SELECT districts_within(${regionId}::uuid)))`
      }
    GROUP BY 1, 2, date_bin('1 hour', d.settled_at, '2000-01-01Z'::timestamptz), width_bucket(d.settled_at, ${ascending}::timestamptz[])`
  return sums.map(({ state, purpose, n, first, last }) => ({
    key: `${iso(first)}_${purpose}_${state}`,
    at: iso(last),
    since: iso(first),
    recordedAt: null,
    action: `delivery.${state}`,
    count: n,
    who: null,
    store: null,
    data: { purpose },
  }))
}
