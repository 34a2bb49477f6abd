import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { confinedToStore } from '#lib/domain/identity/actor.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { permittedRead, type Query } from '../query.ts'

export type PairingState = 'open' | 'used' | 'over'

type Filter = { pairingId: string; now: Date }

/** What became of a code that is on somebody's screen. */
export const pairingState: Query<Filter, PairingState> = async (db, actor, { pairingId, now }) => {
  const allowed = permittedRead(actor, 'device:pair')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const storeId = confinedToStore(actor)
  if (!storeId) return rejected('PAIRING_NOT_VALID')
  return withTenant(db, actor, async (tx) => {
    const row = await tx.devicePairing.findFirst({
      where: { id: pairingId, tenantId, storeId },
      select: { usedAt: true, expiresAt: true },
    })
    if (!row) return rejected('PAIRING_NOT_VALID')
    if (row.usedAt) return ok('used')
    return ok(row.expiresAt > now ? 'open' : 'over')
  })
}
