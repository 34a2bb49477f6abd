import 'server-only'

import { inDistrict } from '#lib/adapters/prisma/district-tree.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { confinedToDistrict, confinedToStore } from '#lib/domain/identity/actor.ts'
import { isLive } from '#lib/domain/identity/session-life.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { iso, permittedRead, type Query } from '../query.ts'

export type SharedDevice = {
  id: string
  name: string
  pairedBy: string
  pairedAt: string
  lastSeenAt: string
  /** Who is signed in at it now. */
  whoIsOn: string | null
}

type Filter = { storeNumber: string; now: Date }

/** The devices that a store shares, the one that was used last first. */
export const storeDevices: Query<Filter, SharedDevice[]> = async (db, actor, { storeNumber, now }) => {
  const allowed = permittedRead(actor, 'device:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const storeId = confinedToStore(actor)
  return withTenant(db, actor, async (tx) => {
    const here = { tenantId, number: storeNumber, ...(storeId ? { id: storeId } : {}) }
    const store = await tx.store.findFirst({
      where: { ...here, ...(await inDistrict(tx, confinedToDistrict(actor))) },
      select: { id: true },
    })
    if (!store) return rejected('STORE_NOT_FOUND')
    const rows = await tx.device.findMany({
      where: { tenantId, storeId: store.id, unpairedAt: null },
      orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
      include: {
        pairedBy: { select: { name: true } },
        sessions: {
          where: { endedAt: null },
          orderBy: { lastSeenAt: 'desc' },
          take: 1,
          select: {
            lastSeenAt: true,
            expiresAt: true,
            endedAt: true,
            person: { select: { name: true } },
          },
        },
      },
    })
    return ok(
      rows.map(({ id, name, pairedBy, pairedAt, lastSeenAt, sessions }) => {
        const session = sessions.find((one) => isLive(one, 'device', now))
        return {
          id,
          name,
          pairedBy: pairedBy.name,
          pairedAt: iso(pairedAt),
          lastSeenAt: iso(lastSeenAt),
          whoIsOn: session?.person.name ?? null,
        }
      }),
    )
  })
}
