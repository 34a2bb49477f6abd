import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { Role } from '#lib/domain/identity/actor.ts'
import { ok } from '#lib/domain/result.ts'

import { permittedRead, type Query } from '../query.ts'

export type Colleague = { id: string; name: string; role: Role }

const CONSOLE = ['admin', 'recall_manager', 'approver', 'viewer', 'district_manager'] as const

/** Whoever works with the console and can be mentioned in a comment. */
export const listColleagues: Query<object, Colleague[]> = async (db, actor) => {
  const allowed = permittedRead(actor, 'recall:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) =>
    ok(
      await tx.person.findMany({
        where: { tenantId, status: 'active', role: { in: [...CONSOLE] } },
        select: { id: true, name: true, role: true },
        orderBy: { name: 'asc' },
        take: 500,
      }),
    ),
  )
}
