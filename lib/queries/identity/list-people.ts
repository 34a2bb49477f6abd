import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { Role } from '#lib/domain/identity/actor.ts'
import { ok } from '#lib/domain/result.ts'
import type { PersonStatus } from '#lib/domain/identity/person.ts'

import { isoOrNull, permittedRead, type Query } from '../query.ts'

export type PersonListItem = {
  id: string
  name: string
  email: string
  role: Role
  status: PersonStatus
  place: string | null
  totp: boolean
  lastSeenAt: string | null
}

export type PeopleView = { people: PersonListItem[]; regions: string[] }

/** Who works here, and what an administrator needs to invite somebody. */
export const listPeople: Query<Record<never, never>, PeopleView> = async (db, actor) => {
  const allowed = permittedRead(actor, 'people:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const rows = await tx.person.findMany({
      where: { tenantId },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      include: {
        store: { select: { number: true, name: true } },
        region: { select: { name: true } },
        sessions: { select: { lastSeenAt: true }, orderBy: { lastSeenAt: 'desc' }, take: 1 },
      },
    })
    const regions = await tx.region.findMany({
      where: { tenantId },
      select: { name: true },
      orderBy: { name: 'asc' },
    })
    const people = rows.map((row): PersonListItem => ({
      id: row.id,
      name: row.name,
      email: row.email,
      role: row.role,
      status: row.status,
      place: row.store ? `${row.store.number} ${row.store.name}` : (row.region?.name ?? null),
      totp: row.totpConfirmedAt !== null,
      lastSeenAt: isoOrNull(row.sessions[0]?.lastSeenAt ?? null),
    }))
    return ok({ people, regions: regions.map(({ name }) => name) })
  })
}
