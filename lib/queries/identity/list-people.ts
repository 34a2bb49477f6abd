import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { Role } from '#lib/domain/identity/actor.ts'
import { ok } from '#lib/domain/result.ts'
import type { PersonStatus } from '#lib/domain/identity/person.ts'

import { fromCursor, pageOf } from '../cursor.ts'
import { isoOrNull, permittedRead, type Query } from '../query.ts'

export type PersonListItem = {
  id: string
  name: string
  email: string
  role: Role
  status: PersonStatus
  place: string | null
  totp: boolean
  hasPin: boolean
  /** Mails to this address come back. */
  mailFails: boolean
  lastSeenAt: string | null
}

export type PeopleView = { people: PersonListItem[]; regions: string[]; nextCursor: string | null }

type Filter = { search?: string | undefined; limit: number; cursor?: string | undefined }

// The moment at which somebody came, and their id.
const PLACE = /^\d{4}-\d\d-\d\dT[\d:.]+Z [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Who works here, whoever came last first, and what an administrator needs to invite somebody. */
export const listPeople: Query<Filter, PeopleView> = async (db, actor, { search, limit, cursor }) => {
  const allowed = permittedRead(actor, 'people:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const [moment = '', id] = fromCursor(cursor, PLACE)?.split(' ') ?? []
  const at = Number.isNaN(Date.parse(moment)) ? null : new Date(moment)
  return withTenant(db, actor, async (tx) => {
    const rows = await tx.person.findMany({
      where: {
        tenantId,
        AND: [
          ...(search ? [{ OR: [{ name: part(search) }, { email: part(search) }] }] : []),
          ...(at && id ? [{ OR: [{ createdAt: { lt: at } }, { createdAt: at, id: { lt: id } }] }] : []),
        ],
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
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
    const toItem = (row: (typeof rows)[number]): PersonListItem => ({
      id: row.id,
      name: row.name,
      email: row.email,
      role: row.role,
      status: row.status,
      place: row.store ? `${row.store.number} ${row.store.name}` : (row.region?.name ?? null),
      totp: row.totpConfirmedAt !== null,
      mailFails: row.mailFailedAt !== null,
      hasPin: row.pinHash !== null,
      lastSeenAt: isoOrNull(row.sessions[0]?.lastSeenAt ?? null),
    })
    const page = pageOf(rows, limit, ({ createdAt, id: key }) => `${createdAt.toISOString()} ${key}`, toItem)
    const names = regions.map(({ name }) => name)
    return ok({ people: page.data, regions: names, nextCursor: page.nextCursor })
  })
}

const part = (search: string) => ({ contains: search, mode: 'insensitive' as const })
