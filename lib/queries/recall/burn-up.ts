import 'server-only'

import { confinedToDistrict } from '#lib/domain/identity/actor.ts'
import { TO_THE_STORE } from '#lib/adapters/prisma/board-conditions.ts'
import { Prisma } from '#lib/adapters/prisma/generated/client.ts'
import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { BurnUp, BurnUpPoint } from '#lib/domain/notice/board-view.ts'
import { burnUpSpan } from '#lib/domain/notice/burn-up.ts'
import { clocksFrom, DEFAULT_DEADLINES } from '#lib/domain/notice/clocks.ts'
import { after } from '#lib/domain/duration.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { iso, permittedRead, type Query } from '../query.ts'
import { visibleTo } from './visible-recalls.ts'

const BUCKETS = 60

type Totals = {
  targeted: number
  lastEventAt: Date | null
  reported: number
  acknowledgeBy: Date | null
  reportBy: Date | null
}
type Counted = { bucket: number; notified: number; acknowledged: number; reported: number }

/** How many stores had come how far by when, from the issue on. Counted from the notices, bucket by bucket. */
export const burnUp: Query<{ recallId: string; now: Date }, BurnUp> = async (
  db,
  actor,
  { recallId, now },
) => {
  const allowed = permittedRead(actor, 'notice:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const regionId = confinedToDistrict(actor)
  const inRegion =
    regionId === null
      ? Prisma.empty
      : Prisma.sql`AND n.store_id IN (SELECT id FROM store WHERE tenant_id = ${tenantId}::uuid AND region_id IN (SELECT districts_within(${regionId}::uuid)))`
  const part = Prisma.sql`notice n WHERE n.tenant_id = ${tenantId}::uuid AND n.recall_id = ${recallId}::uuid AND n.stood_down_at IS NULL ${inRegion}`
  return withTenant(db, actor, async (tx) => {
    const recall = await tx.recall.findFirst({
      where: { id: recallId, tenantId, ...visibleTo(actor) },
      select: { priority: true, issuedAt: true },
    })
    if (!recall?.issuedAt) return rejected('RECALL_NOT_FOUND')
    const { priority, issuedAt } = recall
    const [totals] = await tx.$queryRaw<Totals[]>`
      SELECT count(*)::int AS targeted, count(n.reported_at)::int AS reported,
             greatest(max(n.notified_at), max(n.acknowledged_at), max(n.reported_at)) AS "lastEventAt",
             min(n.acknowledge_by) AS "acknowledgeBy", min(n.report_by) AS "reportBy" FROM ${part}`
    const { targeted = 0, reported = 0, lastEventAt = null } = totals ?? {}
    // The first deadline of any store; a store that was asked again has later ones.
    const built = clocksFrom(issuedAt, DEFAULT_DEADLINES[priority])
    const { acknowledgeBy, reportBy } = {
      acknowledgeBy: totals?.acknowledgeBy ?? built.acknowledgeBy,
      reportBy: totals?.reportBy ?? built.reportBy,
    }
    const within = {
      acknowledge: acknowledgeBy.getTime() - issuedAt.getTime(),
      report: reportBy.getTime() - issuedAt.getTime(),
    }
    const span = burnUpSpan({ within, issuedAt, now, lastEventAt, anyReported: reported > 0 })
    const counted = await countBuckets(tx, { tenantId, recallId, inRegion }, issuedAt, span)
    const points = toPoints(counted, issuedAt, span, now)
    return ok({
      from: iso(issuedAt),
      until: iso(after(issuedAt, span)),
      now: iso(now),
      targeted,
      acknowledgeBy: iso(acknowledgeBy),
      reportBy: iso(reportBy),
      points,
    })
  })
}

/**
 * A store that is open again had come as far as it had until then: it stands in the plot for that time, and not beyond. What
 * came about is read from messages and answers, because its own row was emptied when it was reopened.
 */
const beforeReopening = (tenantId: string, recallId: string, inRegion: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT was.what, step.at, step.n AS step FROM notice n
  CROSS JOIN LATERAL (
    SELECT 'notified' AS what, min(d.settled_at) AS at FROM delivery d
    WHERE d.tenant_id = n.tenant_id AND d.recall_id = n.recall_id AND d.notice_id = n.id
      AND d.state IN ('accepted', 'delivered') AND ${TO_THE_STORE} AND d.settled_at < n.asked_at
    UNION ALL SELECT 'acknowledged', min(r.at) FROM response r
    WHERE r.tenant_id = n.tenant_id AND r.notice_id = n.id AND r.at < n.asked_at
    UNION ALL SELECT 'reported', min(r.at) FROM response r
    WHERE r.tenant_id = n.tenant_id AND r.notice_id = n.id AND r.at < n.asked_at AND r.kind = 'removed') was
  CROSS JOIN LATERAL (VALUES (was.at, 1), (n.asked_at, -1)) AS step(at, n)
  WHERE was.at IS NOT NULL AND n.tenant_id = ${tenantId}::uuid AND n.recall_id = ${recallId}::uuid AND n.stood_down_at IS NULL
    AND (n.reopened_version IS NOT NULL OR n.reopened_at IS NOT NULL) AND n.asked_at > n.created_at ${inRegion}`

// A store that was told of another version, and not reopened, was told before: its row keeps the last time alone.
const NOTIFIED = Prisma.sql`CASE WHEN n.version > 1 AND n.notified_at IS NOT NULL THEN coalesce((
    SELECT min(d.settled_at) FROM delivery d
    WHERE d.tenant_id = n.tenant_id AND d.recall_id = n.recall_id AND d.notice_id = n.id
      AND d.state IN ('accepted', 'delivered') AND ${TO_THE_STORE} AND d.settled_at >= n.asked_at), n.notified_at) ELSE n.notified_at END`

// Whatever happened in a bucket counts at its end; what is stamped before the issue, at the issue.
const countBuckets = (
  tx: TransactionClient,
  { tenantId, recallId, inRegion }: { tenantId: string; recallId: string; inRegion: Prisma.Sql },
  from: Date,
  span: number,
): Promise<Counted[]> =>
  tx.$queryRaw<Counted[]>`
    SELECT greatest(0, ceil(extract(epoch FROM e.at - ${from}::timestamptz) * 1000 / ${span}::float8 * ${BUCKETS}::int))::int AS bucket,
           coalesce(sum(e.step) FILTER (WHERE e.what = 'notified'), 0)::int AS notified,
           coalesce(sum(e.step) FILTER (WHERE e.what = 'acknowledged'), 0)::int AS acknowledged,
           coalesce(sum(e.step) FILTER (WHERE e.what = 'reported'), 0)::int AS reported
    FROM (SELECT e.what, e.at, 1 AS step FROM notice n
      CROSS JOIN LATERAL (VALUES ('notified', ${NOTIFIED}), ('acknowledged', n.acknowledged_at), ('reported', n.reported_at)) AS e(what, at)
      WHERE e.at IS NOT NULL AND n.tenant_id = ${tenantId}::uuid AND n.recall_id = ${recallId}::uuid AND n.stood_down_at IS NULL ${inRegion}
      UNION ALL ${beforeReopening(tenantId, recallId, inRegion)}) e
    GROUP BY bucket ORDER BY bucket`

const toPoints = (counted: Counted[], from: Date, span: number, now: Date): BurnUpPoint[] => {
  const byBucket = new Map(counted.map((row) => [row.bucket, row]))
  const sums = { notified: 0, acknowledged: 0, reported: 0 }
  const last = Math.min(BUCKETS, Math.ceil(((now.getTime() - from.getTime()) / span) * BUCKETS))
  return Array.from({ length: last + 1 }, (_, bucket) => {
    const here = byBucket.get(bucket)
    sums.notified += here?.notified ?? 0
    sums.acknowledged += here?.acknowledged ?? 0
    sums.reported += here?.reported ?? 0
    const at = after(from, (span * bucket) / BUCKETS)
    return { at: iso(at < now ? at : now), ...sums }
  })
}
