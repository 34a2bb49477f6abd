import 'server-only'

import { confinedToDistrict } from '#lib/domain/identity/actor.ts'
import { REACHABLE } from '#lib/adapters/prisma/sending-channels.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { Prisma } from '#lib/adapters/prisma/generated/client.ts'
import type { Page } from '#lib/contracts/views.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { fromCursor, pageOf } from '../cursor.ts'
import { permittedRead, type Query } from '../query.ts'
import { visibleTo } from './visible-recalls.ts'

export const TARGETING_GROUPS = [
  'told',
  'never_received',
  'other_lots',
  'not_listed',
  'store_removed',
  'no_contact',
] as const
export type TargetingGroup = (typeof TARGETING_GROUPS)[number]

export type TargetedStoreView = {
  storeNumber: string
  storeName: string
  region: string | null
  /** Null: it is told. */
  excluded: Exclude<TargetingGroup, 'told' | 'no_contact'> | null
  match: 'in_scope' | 'lot_unknown' | 'date_unknown' | null
  shippedQuantity: number
  /** Working addresses that are written to at once. */
  contacts: number
}

export type Targeting = Page<TargetedStoreView> & { groups: Record<TargetingGroup, number> }

type Filter = { recallId: string; group: TargetingGroup; limit: number; cursor?: string | undefined }
type Row = TargetedStoreView & { place: string }

/**
 * Every store and whether it is told, with the reason. Before the issue judged from the shipments as they are now;
 * afterwards as it was judged when the present version went out.
 */
export const targeting: Query<Filter, Targeting> = async (db, actor, { recallId, group, limit, cursor }) => {
  const allowed = permittedRead(actor, 'recall:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const regionId = confinedToDistrict(actor)
  const after = fromCursor(cursor)
  return withTenant(db, actor, async (tx) => {
    const recall = await tx.recall.findFirst({ where: { id: recallId, tenantId, ...visibleTo(actor) } })
    if (!recall) return rejected('RECALL_NOT_FOUND')
    const stores = Prisma.sql`
      judged AS MATERIALIZED (${recall.issuedAt ? asItWentOut(tenantId, recallId, recall.version) : asItIsNow(recallId)}),
      stores AS MATERIALIZED (
        SELECT s.number COLLATE "C" AS place, s.number AS "storeNumber", s.name AS "storeName", g.name AS region, j.excluded,
               CASE WHEN j.excluded IS NULL THEN j.match END AS match, j.shipped_quantity AS "shippedQuantity",
               (SELECT count(*)::int FROM contact c WHERE c.tenant_id = s.tenant_id AND c.store_id = s.id AND ${REACHABLE}
                  AND c.kind IN ('on_duty', 'after_hours')) AS contacts
        FROM judged j
        JOIN store s ON s.tenant_id = ${tenantId}::uuid AND s.id = j.store_id
        LEFT JOIN region g ON g.tenant_id = s.tenant_id AND g.id = s.region_id
        WHERE ${regionId === null ? Prisma.sql`true` : Prisma.sql`s.region_id IN (SELECT districts_within(${regionId}::uuid))`})`
    const rows = await tx.$queryRaw<Row[]>`
      WITH ${stores} SELECT * FROM stores
      WHERE ${inGroup(group)} AND ${after === null ? Prisma.sql`true` : Prisma.sql`place > ${after}`}
      ORDER BY place LIMIT ${limit + 1}`
    const [groups] = await tx.$queryRaw<Targeting['groups'][]>`
      WITH ${stores} SELECT ${Prisma.join(TARGETING_GROUPS.map((each) => Prisma.sql`count(*) FILTER (WHERE ${inGroup(each)})::int AS ${Prisma.raw(`"${each}"`)}`))}
      FROM stores`
    const page = pageOf(
      rows,
      limit,
      (row) => row.place,
      ({ place: _, ...row }) => row,
    )
    return ok({ ...page, groups: groups ?? NONE })
  })
}

const NONE = Object.fromEntries(TARGETING_GROUPS.map((group) => [group, 0])) as Targeting['groups']

const inGroup = (group: TargetingGroup): Prisma.Sql => {
  if (group === 'told') return Prisma.sql`excluded IS NULL`
  if (group === 'no_contact') return Prisma.sql`excluded IS NULL AND contacts = 0`
  return Prisma.sql`excluded = ${group}::exclusion_reason`
}

const asItIsNow = (recallId: string): Prisma.Sql =>
  Prisma.sql`SELECT store_id, match, shipped_quantity, excluded FROM judged_stores(${recallId}::uuid)`

const asItWentOut = (tenantId: string, recallId: string, version: number): Prisma.Sql => Prisma.sql`
  SELECT store_id, match, shipped_quantity, NULL::exclusion_reason AS excluded FROM notice
  WHERE tenant_id = ${tenantId}::uuid AND recall_id = ${recallId}::uuid AND stood_down_at IS NULL
  UNION ALL
  SELECT store_id, NULL, 0, reason FROM recall_exclusion
  WHERE tenant_id = ${tenantId}::uuid AND recall_id = ${recallId}::uuid AND version = ${version}`
