import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { Page } from '#lib/contracts/views.ts'
import { ok } from '#lib/domain/result.ts'

import { fromCursor, pageOf } from '../cursor.ts'
import { permittedRead, regionOf, type Query } from '../query.ts'

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
}

type Filter = { search?: string | undefined; limit: number; cursor?: string | undefined }

/** Stores by number, with how many of their contacts can be used. */
export const listStores: Query<Filter, Page<StoreListItem>> = async (
  db,
  actor,
  { search, limit, cursor },
) => {
  const allowed = permittedRead(actor, 'catalog:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const after = fromCursor(cursor)
  const regionId = regionOf(actor)
  const matching = search
    ? {
        OR: (['number', 'name', 'city'] as const).map((field) => ({
          [field]: { contains: search, mode: 'insensitive' as const },
        })),
      }
    : {}
  return withTenant(db, actor, async (tx) => {
    const rows = await tx.store.findMany({
      where: {
        tenantId,
        ...(after ? { number: { gt: after } } : {}),
        ...(regionId ? { regionId } : {}),
        ...matching,
      },
      orderBy: { number: 'asc' },
      take: limit + 1,
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
    })
    return ok(pageOf(rows, limit, ({ number }) => number, toItem))
  })
}
