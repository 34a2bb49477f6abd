import 'server-only'

import { Prisma } from '#lib/adapters/prisma/generated/client.ts'
import { SENDING_CHANNELS, OPEN_CHANNELS } from '#lib/domain/channel/channel.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { SILENT_AFTER, type ContactFault } from '#lib/domain/catalog/contact-health.ts'
import { confinedToDistrict, type Actor } from '#lib/domain/identity/actor.ts'
import { before, days, hours, minutes } from '#lib/domain/duration.ts'
import { ok } from '#lib/domain/result.ts'

import { fromCursor, toCursor } from '../cursor.ts'
import { isoOrNull, permittedRead, type Query } from '../query.ts'

import { seesEveryAddress, shownAddress } from './shown-address.ts'
import type { StoreContact } from './store-detail.ts'

export type ContactTestView = { state: string; at: string; error: string | null }

export type ContactHealth = {
  store: { number: string; name: string; district: string | null; reachable: boolean }
  /** Null: the store has none. */
  contact: (StoreContact & { disabledAt: string | null; unheard: number }) | null
  test: ContactTestView | null
}

export type ContactCounts = Record<ContactFault | 'all', number>

type Filter = {
  fault?: ContactFault | undefined
  search?: string | undefined
  now: Date
  limit: number
  cursor?: string | undefined
}

type View = {
  data: ContactHealth[]
  counts: ContactCounts
  /** Somebody is waiting for what comes of a test. */
  testing: boolean
  nextCursor: string | null
}

type Row = Omit<StoreContact, 'verifiedAt' | 'secretRotatedAt' | 'channel'> &
  ContactCounts & {
    channel: StoreContact['channel'] | null
    verifiedAt: Date | null
    secretRotatedAt: Date | null
    disabledAt: Date | null
    unheard: number
    number: string
    name: string
    district: string | null
    reachable: boolean
    testState: string | null
    testAt: Date | null
    testError: string | null
  }

const WHERE: Record<ContactFault, Prisma.Sql> = {
  unreachable: Prisma.sql`NOT reachable`,
  disabled: Prisma.sql`disabled_because IS NOT NULL`,
  silent: Prisma.sql`unheard >= ${SILENT_AFTER}::int AND disabled_because IS NULL`,
  unverified: Prisma.sql`channel IS NOT NULL AND verified_at IS NULL AND disabled_because IS NULL`,
}

/** Contacts of all stores and what is wrong with them, those of stores that nobody can be told at first. */
export const contactHealth: Query<Filter, View> = async (db, actor, filter) => {
  const allowed = permittedRead(actor, 'catalog:read')
  if (!allowed.ok) return allowed
  const offset = Number(fromCursor(filter.cursor, /^\d{1,7}$/) ?? 0)
  const { limit } = filter
  return withTenant(db, actor, async (tx) => {
    const rows = await tx.$queryRaw<Row[]>`
      WITH unheard AS (${unheardOf(actor.tenantId, filter.now)}),
      health AS (${healthOf(actor, filter.search)}),
      counted AS (
        SELECT count(*)::int AS "all", count(*) FILTER (WHERE ${WHERE.unreachable})::int AS unreachable,
               count(*) FILTER (WHERE ${WHERE.disabled})::int AS disabled, count(*) FILTER (WHERE ${WHERE.silent})::int AS silent,
               count(*) FILTER (WHERE ${WHERE.unverified})::int AS unverified FROM health),
      page AS (
        SELECT * FROM health WHERE ${filter.fault ? WHERE[filter.fault] : Prisma.sql`true`}
        ORDER BY reachable, number, kind, channel, address OFFSET ${offset}::int LIMIT ${limit + 1}::int)
      SELECT counted.*, h.number, h.name, h.district, h.reachable, h.id, h.channel, h.kind, h.address, h.label, h.language, h.unheard, h.secret_rotated_at AS "secretRotatedAt",
             h.verified_at AS "verifiedAt", p.name AS "verifiedBy", h.disabled_because AS "disabledBecause", h.disabled_at AS "disabledAt", h.quiet_from AS "quietFrom", h.quiet_to AS "quietTo", h.least_priority AS "leastPriority",
             t.state AS "testState", t.requested_at AS "testAt", t.last_error AS "testError"
      FROM counted LEFT JOIN page h ON true
      LEFT JOIN person p ON p.tenant_id = ${actor.tenantId}::uuid AND p.id::text = h.verified_by
      LEFT JOIN LATERAL (
        SELECT state, requested_at, last_error FROM contact_test t WHERE t.tenant_id = ${actor.tenantId}::uuid AND t.contact_id = h.id
        ORDER BY requested_at DESC LIMIT 1) t ON true
      ORDER BY h.reachable, h.number, h.kind, h.channel, h.address`
    const [first] = rows
    const { all = 0, unreachable = 0, disabled = 0, silent = 0, unverified = 0 } = first ?? {}
    const found = first && first.number !== null ? rows.slice(0, limit) : []
    return ok({
      data: found.map((row) => toView(actor, row)),
      counts: { all, unreachable, disabled, silent, unverified },
      testing: found.some(({ testState, testAt }) => isWaiting(testState, testAt, filter.now)),
      nextCursor: rows.length > limit ? toCursor(String(offset + limit)) : null,
    })
  })
}

// A provider says within two minutes what became of it, or not at all.
const isWaiting = (state: string | null, at: Date | null, now: Date): boolean =>
  ['pending', 'sending', 'accepted'].includes(state ?? '') && at !== null && at > before(now, minutes(2))

// What was accepted since something last arrived there. An hour is long enough for a provider to say so; a channel of which
// none was ever reported to arrive says nothing by its silence.
const unheardOf = (tenantId: string, now: Date): Prisma.Sql => Prisma.sql`
  SELECT d.contact_id, count(*) FILTER (WHERE d.created_at > coalesce(l.at, '-infinity') AND d.settled_at < ${before(now, hours(1))})::int AS messages
  FROM delivery d
  LEFT JOIN (SELECT contact_id, max(created_at) AS at FROM delivery WHERE tenant_id = ${tenantId}::uuid AND state = 'delivered' GROUP BY 1) l
    ON l.contact_id = d.contact_id
  WHERE d.tenant_id = ${tenantId}::uuid AND d.state = 'accepted' AND d.created_at > ${before(now, days(90))}
    AND EXISTS (SELECT FROM delivery o WHERE o.tenant_id = d.tenant_id AND o.channel = d.channel AND o.state = 'delivered')
  GROUP BY 1`

const healthOf = (actor: Actor, search: string | undefined): Prisma.Sql => Prisma.sql`
  SELECT s.number, s.name, g.name AS district, c.id, c.channel, c.kind, c.address, c.label, c.language, c.verified_at, c.verified_by,
         c.disabled_because, c.disabled_at, c.secret_rotated_at, c.quiet_from, c.quiet_to, c.least_priority, coalesce(u.messages, 0) AS unheard,
         coalesce(bool_or(c.disabled_because IS NULL AND c.channel::text = ANY (${SENDING_CHANNELS})) OVER (PARTITION BY s.id), false) AS reachable
  FROM store s
  LEFT JOIN region g ON g.tenant_id = s.tenant_id AND g.id = s.region_id
  LEFT JOIN contact c ON c.tenant_id = s.tenant_id AND c.store_id = s.id AND c.disabled_because IS DISTINCT FROM 'removed'
  LEFT JOIN unheard u ON u.contact_id = c.id
  WHERE s.tenant_id = ${actor.tenantId}::uuid AND s.removed_at IS NULL
    ${withinDistrict(confinedToDistrict(actor))} ${search ? found(actor, search) : Prisma.empty}`

const withinDistrict = (district: string | null): Prisma.Sql =>
  district === null
    ? Prisma.empty
    : Prisma.sql`AND s.region_id IN (SELECT districts_within(${district}::uuid))`

// An address that is not shown is not found either: letter by letter, a search would tell all of it.
const found = (actor: Actor, search: string): Prisma.Sql => Prisma.sql`
  AND s.id IN (
    SELECT f.id FROM store f
    LEFT JOIN contact k ON k.tenant_id = f.tenant_id AND k.store_id = f.id
      AND (${seesEveryAddress(actor)} OR k.channel::text = ANY (${OPEN_CHANNELS}))
    WHERE f.tenant_id = ${actor.tenantId}::uuid AND concat_ws(' ', f.number, f.name, f.city, k.address) ILIKE ${like(search)})`

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`

const toView = (actor: Actor, row: Row): ContactHealth => {
  const { number, name, district, reachable, channel, kind, address, language } = row
  const { verifiedBy, disabledBecause, unheard, testState, testAt, testError } = row
  return {
    store: { number, name, district, reachable },
    contact: channel && {
      id: row.id,
      channel,
      kind,
      address: shownAddress(actor, { channel, address }),
      label: row.label,
      language,
      verifiedAt: isoOrNull(row.verifiedAt),
      verifiedBy,
      disabledBecause,
      secretRotatedAt: isoOrNull(row.secretRotatedAt),
      quietFrom: row.quietFrom,
      quietTo: row.quietTo,
      leastPriority: row.leastPriority,
      disabledAt: isoOrNull(row.disabledAt),
      unheard,
    },
    test: testState && testAt ? { state: testState, at: testAt.toISOString(), error: testError } : null,
  }
}
