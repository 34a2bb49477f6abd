import 'server-only'

import { confinedToDistrict } from '#lib/domain/identity/actor.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { ok } from '#lib/domain/result.ts'

import { permittedRead, type Query } from '../query.ts'

export type StoreFacets = { districts: string[]; states: string[]; banners: string[]; zones: string[] }

/** What stores can be told apart by: the districts, states, banners and zones that there are. */
export const storeFacets: Query<object, StoreFacets> = async (db, actor) => {
  const allowed = permittedRead(actor, 'catalog:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const regionId = confinedToDistrict(actor)
  return withTenant(db, actor, async (tx) => {
    const [row] = await tx.$queryRaw<StoreFacets[]>`
      SELECT coalesce(array_agg(DISTINCT g.name) FILTER (WHERE g.name IS NOT NULL), '{}') AS districts,
             coalesce(array_agg(DISTINCT s.state) FILTER (WHERE s.state IS NOT NULL), '{}') AS states,
             coalesce(array_agg(DISTINCT s.banner) FILTER (WHERE s.banner IS NOT NULL), '{}') AS banners,
             coalesce(array_agg(DISTINCT s.timezone), '{}') AS zones
      FROM store s LEFT JOIN region g ON g.tenant_id = s.tenant_id AND g.id = s.region_id
      WHERE s.tenant_id = ${tenantId}::uuid AND (${regionId}::uuid IS NULL OR s.region_id IN (SELECT districts_within(${regionId}::uuid)))`
    return ok(row ?? { districts: [], states: [], banners: [], zones: [] })
  })
}
