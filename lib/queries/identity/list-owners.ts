import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { ok } from '#lib/domain/result.ts'

import { permittedRead, type Query } from '../query.ts'

type Owner = { id: string; name: string }

/** Who can follow a store up: everybody who works with the console and does more than look on. */
export const listOwners: Query<object, Owner[]> = async (db, actor) => {
  const allowed = permittedRead(actor, 'notice:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const people = await tx.person.findMany({
      where: { tenantId, status: 'active', role: { in: ['recall_manager', 'approver', 'district_manager'] } },
      select: { id: true, name: true },
      orderBy: { name: 'asc' },
      take: 500,
    })
    return ok(people)
  })
}
