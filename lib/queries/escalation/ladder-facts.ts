import 'server-only'

import { confinedToDistrict } from '#lib/domain/identity/actor.ts'
import { inDistrict } from '#lib/adapters/prisma/district-tree.ts'
import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { SENDING_CHANNELS } from '#lib/domain/channel/channel.ts'
import type { OpeningHours } from '#lib/domain/catalog/opening-hours.ts'
import type { LadderFacts } from '#lib/domain/escalation/ladder-words.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { permittedRead, type Query } from '../query.ts'

type Filter = { number: string | null; recallId?: string }

/** What a ladder means for one store: of the number that is asked for, or the first, if need be of those of a recall. */
export const ladderFacts: Query<Filter, LadderFacts> = async (db, actor, { number, recallId }) => {
  const allowed = permittedRead(actor, 'policy:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const ofRecall = recallId ? await tx.notice.count({ where: { tenantId, recallId } }) : 0
    const store = await tx.store.findFirst({
      where: {
        tenantId,
        ...(number === null ? { removedAt: null } : { number }),
        ...(ofRecall > 0 ? { notices: { some: { recallId: recallId ?? '' } } } : {}),
        ...(await inDistrict(tx, confinedToDistrict(actor))),
      },
      orderBy: { number: 'asc' },
      select: { id: true, number: true, timezone: true, openingHours: true, regionId: true },
    })
    if (!store) return rejected('STORE_NOT_FOUND')
    const contacts = await tx.contact.findMany({
      where: { tenantId, storeId: store.id, disabledBecause: null, channel: { in: SENDING_CHANNELS } },
      select: { kind: true, channel: true },
      orderBy: [{ kind: 'asc' }, { channel: 'asc' }],
    })
    const people = await tx.person.findMany({
      where: { tenantId, status: 'active', storeId: null },
      select: { id: true, name: true, mailFailedAt: true },
      orderBy: { name: 'asc' },
      take: 500,
    })
    return ok({
      store: {
        number: store.number,
        timezone: store.timezone,
        openingHours: store.openingHours as OpeningHours | null,
      },
      contacts,
      ...(await managersAbove(tx, tenantId, store.regionId)),
      people: Object.fromEntries(people.map(({ id, name }) => [id, name])),
      unreachable: people.filter(({ mailFailedAt }) => mailFailedAt).map(({ name }) => name),
    })
  })
}

const managersAbove = async (tx: TransactionClient, tenantId: string, regionId: string | null) => {
  const [found] = await tx.$queryRaw<{ districtManager: string | null; regionManager: string | null }[]>`
    WITH district AS (SELECT managing_district(${regionId}::uuid) AS id),
    above AS (SELECT managing_district(g.parent_id) AS id FROM region g JOIN district d ON d.id = g.id WHERE g.tenant_id = ${tenantId}::uuid)
    SELECT (SELECT p.name FROM person p WHERE p.tenant_id = ${tenantId}::uuid AND p.region_id = (SELECT id FROM district)
              AND p.role = 'district_manager' AND p.status = 'active' ORDER BY p.mail_failed_at IS NOT NULL, p.id LIMIT 1) AS "districtManager",
           (SELECT p.name FROM person p WHERE p.tenant_id = ${tenantId}::uuid AND p.region_id = (SELECT id FROM above)
              AND p.role = 'district_manager' AND p.status = 'active' ORDER BY p.mail_failed_at IS NOT NULL, p.id LIMIT 1) AS "regionManager"`
  return found ?? { districtManager: null, regionManager: null }
}
