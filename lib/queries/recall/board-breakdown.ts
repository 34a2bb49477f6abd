import 'server-only'

import { confinedToDistrict } from '#lib/domain/identity/actor.ts'
import { Prisma } from '#lib/adapters/prisma/generated/client.ts'
import { OVERDUE, UNANSWERED } from '#lib/adapters/prisma/notice-clocks.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { Breakdown, Share } from '#lib/domain/notice/board-view.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { permittedRead, type Query } from '../query.ts'
import { visibleTo } from './visible-recalls.ts'

type Row = Share & { kind: Exclude<keyof Breakdown, 'stoodDown'> }

/** How far the stores are, by district, by banner and by place: all from one look at the same rows. */
export const boardBreakdown: Query<{ recallId: string; now: Date }, Breakdown> = async (
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
      : Prisma.sql`AND s.region_id IN (SELECT districts_within(${regionId}::uuid))`
  return withTenant(db, actor, async (tx) => {
    const recall = await tx.recall.findFirst({
      where: { id: recallId, tenantId, ...visibleTo(actor) },
      select: { id: true },
    })
    if (!recall) return rejected('RECALL_NOT_FOUND')
    const rows = await tx.$queryRaw<Row[]>`
      WITH part AS (
        SELECT s.region_id, s.banner, CASE WHEN coalesce(s.country, 'US') = 'US' THEN s.state END AS us_state,
               coalesce(s.country, 'US') AS country, NOT ${UNANSWERED} AS answered,
               n.reported_at IS NOT NULL AS reported, ${OVERDUE(now)} AS overdue
        FROM notice n JOIN store s ON s.tenant_id = n.tenant_id AND s.id = n.store_id
        WHERE n.tenant_id = ${tenantId}::uuid AND n.recall_id = ${recallId}::uuid AND n.stood_down_at IS NULL ${inRegion}
      ), grouped AS (
        SELECT CASE WHEN grouping(region_id) = 0 THEN 'districts' WHEN grouping(banner) = 0 THEN 'banners' ELSE 'usStates' END AS kind,
               region_id, banner, us_state, country, count(*)::int AS stores, count(*) FILTER (WHERE answered)::int AS answered,
               count(*) FILTER (WHERE reported)::int AS reported, count(*) FILTER (WHERE overdue)::int AS overdue
        FROM part GROUP BY GROUPING SETS ((region_id), (banner), (us_state, country))
      )
      SELECT CASE WHEN kind = 'usStates' AND country <> 'US' THEN 'countries' ELSE kind END AS kind,
             CASE kind WHEN 'districts' THEN g.name WHEN 'banners' THEN banner
                       ELSE CASE WHEN country = 'US' THEN us_state ELSE country END END AS name,
             stores, answered, reported, overdue
      FROM grouped LEFT JOIN region g ON g.tenant_id = ${tenantId}::uuid AND g.id = grouped.region_id
      ORDER BY overdue DESC, (answered::float8 / stores), stores DESC, name`
    const [gone] = await tx.$queryRaw<{ stores: number }[]>`
      SELECT count(*)::int AS stores FROM notice n JOIN store s ON s.tenant_id = n.tenant_id AND s.id = n.store_id
      WHERE n.tenant_id = ${tenantId}::uuid AND n.recall_id = ${recallId}::uuid AND n.stood_down_at IS NOT NULL ${inRegion}`
    const of = (wanted: Row['kind']): Share[] =>
      rows.filter(({ kind }) => kind === wanted).map(({ kind: _, ...share }) => share)
    return ok({
      districts: of('districts'),
      banners: of('banners'),
      usStates: of('usStates'),
      countries: of('countries'),
      stoodDown: gone?.stores ?? 0,
    })
  })
}
