import 'server-only'

import { confinedToDistrict } from '#lib/domain/identity/actor.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { ok } from '#lib/domain/result.ts'

import { permittedRead, type Query } from '../query.ts'

export type DistrictItem = {
  id: string
  name: string
  parentId: string | null
  depth: number
  stores: number
  managers: number
}

/** The tree of districts, from the top down, each with its own stores and people. */
export const listDistricts: Query<object, { districts: DistrictItem[]; unassigned: number }> = async (
  db,
  actor,
) => {
  const allowed = permittedRead(actor, 'catalog:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const regionId = confinedToDistrict(actor)
  return withTenant(db, actor, async (tx) => {
    const districts = await tx.$queryRaw<DistrictItem[]>`
      WITH RECURSIVE tree AS (
        SELECT id, name, parent_id, 0 AS depth, ARRAY[name] AS path FROM region
        WHERE tenant_id = ${tenantId}::uuid AND CASE WHEN ${regionId}::uuid IS NULL THEN parent_id IS NULL ELSE id = ${regionId}::uuid END
        UNION ALL
        SELECT r.id, r.name, r.parent_id, t.depth + 1, t.path || r.name FROM region r JOIN tree t ON r.parent_id = t.id
        WHERE r.tenant_id = ${tenantId}::uuid AND t.depth < 20)
      SELECT t.id, t.name, t.parent_id AS "parentId", t.depth,
             (SELECT count(*)::int FROM store s WHERE s.tenant_id = ${tenantId}::uuid AND s.region_id = t.id AND s.removed_at IS NULL) AS stores,
             (SELECT count(*)::int FROM person p WHERE p.tenant_id = ${tenantId}::uuid AND p.region_id = t.id) AS managers
      FROM tree t ORDER BY t.path`
    const unassigned = regionId
      ? 0
      : await tx.store.count({ where: { tenantId, regionId: null, removedAt: null } })
    return ok({ districts, unassigned })
  })
}
