import 'server-only'

import type { Channel } from '#lib/domain/channel/channel.ts'
import { confinedToDistrict, type Actor } from '#lib/domain/identity/actor.ts'
import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import { inDistrict } from '#lib/adapters/prisma/district-tree.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { OpeningHours } from '#lib/domain/catalog/opening-hours.ts'
import type { NoticeState } from '#lib/domain/notice/lifecycle.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { iso, isoOrNull, permittedRead, type Query } from '../query.ts'
import { shownAddress } from './shown-address.ts'

export type StoreContact = {
  id: string
  channel: Channel
  kind: 'on_duty' | 'after_hours' | 'escalation'
  address: string
  /** What a phone is called that was wished for in the store app. */
  label: string | null
  language: 'en' | 'es' | 'fr'
  verifiedAt: string | null
  verifiedBy: string | null
  disabledBecause: string | null
  /** Of a webhook: when its signing secret was made; null: its messages are not signed. */
  secretRotatedAt: string | null
  /** Quiet hours of its own, HH:MM in the store's time. */
  quietFrom: string | null
  quietTo: string | null
  leastPriority: 'high' | 'medium' | 'low'
}

export type StoreDetail = {
  number: string
  name: string
  banner: string | null
  gln: string | null
  region: string | null
  timezone: string
  address: {
    line1: string | null
    city: string | null
    state: string | null
    postalCode: string | null
    country: string | null
  }
  openingHours: OpeningHours
  contacts: StoreContact[]
  updatedAt: string
  removedAt: string | null
  recalls: {
    id: string
    number: string
    title: string
    state: NoticeState
    stoodDown: boolean
    at: string
  }[]
}

const MOST_RECALLS = 20

/** One store: what it is, whom to tell there, and its recalls. */
export const storeDetail: Query<{ number: string }, StoreDetail> = async (db, actor, { number }) => {
  const allowed = permittedRead(actor, 'catalog:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const regionId = confinedToDistrict(actor)
  return withTenant(db, actor, async (tx) => {
    const store = await tx.store.findFirst({
      where: { tenantId, number, ...(await inDistrict(tx, regionId)) },
      include: {
        region: { select: { name: true } },
        contacts: { orderBy: [{ kind: 'asc' }, { channel: 'asc' }, { address: 'asc' }] },
      },
    })
    if (!store) return rejected('STORE_NOT_FOUND')
    const { line1, city, state, postalCode, country, region, banner, gln, timezone, name } = store
    return ok({
      number,
      name,
      banner,
      gln,
      timezone,
      region: region?.name ?? null,
      address: { line1, city, state, postalCode, country },
      // Written by the contract of the catalog.
      openingHours: (store.openingHours ?? []) as OpeningHours,
      contacts: await contactsOf(tx, actor, store.contacts),
      updatedAt: iso(store.updatedAt),
      removedAt: isoOrNull(store.removedAt),
      recalls: await recallsOf(tx, tenantId, store.id),
    })
  })
}

type ContactRow = Omit<StoreContact, 'verifiedAt' | 'secretRotatedAt'> & {
  verifiedAt: Date | null
  secretRotatedAt: Date | null
}

const contactsOf = async (
  tx: TransactionClient,
  actor: Actor,
  rows: ContactRow[],
): Promise<StoreContact[]> => {
  const shown = rows.filter(({ disabledBecause }) => disabledBecause !== 'removed')
  const people = await tx.person.findMany({
    where: { tenantId: actor.tenantId, id: { in: shown.flatMap(({ verifiedBy }) => verifiedBy || []) } },
    select: { id: true, name: true },
  })
  // Field by field: a row of the database has more of them than anybody asked for.
  return shown.map((row) => ({
    id: row.id,
    channel: row.channel,
    kind: row.kind,
    address: shownAddress(actor, row),
    label: row.label,
    language: row.language,
    verifiedAt: isoOrNull(row.verifiedAt),
    verifiedBy: people.find(({ id }) => id === row.verifiedBy)?.name ?? null,
    disabledBecause: row.disabledBecause,
    secretRotatedAt: isoOrNull(row.secretRotatedAt),
    quietFrom: row.quietFrom,
    quietTo: row.quietTo,
    leastPriority: row.leastPriority,
  }))
}

const recallsOf = async (
  tx: TransactionClient,
  tenantId: string,
  storeId: string,
): Promise<StoreDetail['recalls']> => {
  const rows = await tx.notice.findMany({
    where: { tenantId, storeId },
    orderBy: { id: 'desc' },
    take: MOST_RECALLS,
    select: {
      state: true,
      stoodDownAt: true,
      recall: { select: { id: true, number: true, title: true, issuedAt: true, createdAt: true } },
    },
  })
  return rows.map(({ state, stoodDownAt, recall: { issuedAt, createdAt, ...recall } }) => ({
    ...recall,
    state,
    stoodDown: stoodDownAt !== null,
    at: iso(issuedAt ?? createdAt),
  }))
}
