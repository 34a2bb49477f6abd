import 'server-only'

import { confinedToDistrict } from '#lib/domain/identity/actor.ts'
import type { Prisma } from '#lib/adapters/prisma/generated/client.ts'
import { inDistrict } from '#lib/adapters/prisma/district-tree.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { Page } from '#lib/contracts/views.ts'
import { ok } from '#lib/domain/result.ts'

import { fromCursor, pageOf } from '../cursor.ts'
import { permittedRead, type Query } from '../query.ts'

export type StoreListItem = {
  number: string
  name: string
  banner: string | null
  region: string | null
  city: string | null
  state: string | null
  timezone: string
  contacts: number
  working: number
  removed: boolean
}

type Filter = {
  search?: string | undefined
  district?: string | undefined
  state?: string | undefined
  banner?: string | undefined
  /** `none`: nobody can be told. `unverified`: nobody who was ever tried. `removed`: stores that were given up. */
  contacts?: 'none' | 'unverified' | 'removed' | undefined
  /** Those that were given up, instead of the others. */
  removed?: boolean | undefined
  limit: number
  cursor?: string | undefined
}

const WORKS = { disabledBecause: null }

const matching = ({
  search,
  district,
  state,
  banner,
  contacts,
  removed = contacts === 'removed',
}: Filter): Prisma.StoreWhereInput => ({
  removedAt: removed ? { not: null } : null,
  ...(district ? { region: { name: district } } : {}),
  ...(state ? { state } : {}),
  ...(banner ? { banner } : {}),
  ...(contacts === 'none' ? { contacts: { none: WORKS } } : {}),
  ...(contacts === 'unverified' ? { contacts: { none: { ...WORKS, verifiedAt: { not: null } } } } : {}),
  ...(search
    ? {
        OR: (['number', 'name', 'city'] as const).map((field) => ({
          [field]: { contains: search, mode: 'insensitive' as const },
        })),
      }
    : {}),
})

/** Stores by number, with how many of their contacts can be used. */
export const listStores: Query<Filter, Page<StoreListItem>> = async (db, actor, filter) => {
  const allowed = permittedRead(actor, 'catalog:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const after = fromCursor(filter.cursor)
  const regionId = confinedToDistrict(actor)
  return withTenant(db, actor, async (tx) => {
    const rows = await tx.store.findMany({
      where: {
        tenantId,
        ...(after ? { number: { gt: after } } : {}),
        ...(await inDistrict(tx, regionId)),
        ...matching(filter),
      },
      orderBy: { number: 'asc' },
      take: filter.limit + 1,
      include: { region: { select: { name: true } }, contacts: { select: { disabledBecause: true } } },
    })
    const toItem = ({ contacts, region, ...row }: (typeof rows)[number]): StoreListItem => ({
      number: row.number,
      name: row.name,
      banner: row.banner,
      region: region?.name ?? null,
      city: row.city,
      state: row.state,
      timezone: row.timezone,
      contacts: contacts.filter(({ disabledBecause }) => disabledBecause !== 'removed').length,
      working: contacts.filter(({ disabledBecause }) => disabledBecause === null).length,
      removed: row.removedAt !== null,
    })
    return ok(pageOf(rows, filter.limit, ({ number }) => number, toItem))
  })
}
