import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { confinedToStore } from '#lib/domain/identity/actor.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { permittedRead, type Query } from '../query.ts'

export type TeamMember = { id: string; name: string; hasPin: boolean }

/** Who works at this store, and whether they have a PIN: for whoever may clear one there. */
export const storeTeam: Query<object, TeamMember[]> = async (db, actor) => {
  const allowed = permittedRead(actor, 'pin:clear')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const storeId = confinedToStore(actor)
  if (!storeId) return rejected('STORE_NOT_FOUND')
  return withTenant(db, actor, async (tx) => {
    const rows = await tx.person.findMany({
      where: { tenantId, storeId, status: 'active' },
      select: { id: true, name: true, pinHash: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    })
    return ok(rows.map(({ id, name, pinHash }) => ({ id, name, hasPin: pinHash !== null })))
  })
}
