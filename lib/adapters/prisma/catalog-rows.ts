import { meantStore, type UnknownStore } from '#lib/domain/catalog/meant-store.ts'
import type { Random } from '#lib/ports/clock.ts'
import type { CatalogRows, UpsertCounts } from '#lib/ports/catalog.ts'

import { catalogDesk } from './catalog-desk.ts'
import type { TransactionClient } from './database.ts'
import { growDistricts } from './district-tree.ts'
import { drillGround } from './drill-ground.ts'
import { Prisma } from './generated/client.ts'
import type { Source } from './source.ts'

// Sets travel as one JSON array and are written with one statement: a thousand rows are one round trip.

export const catalogRows = (tx: TransactionClient, tenantId: string, random: Random): CatalogRows => {
  const given = (rows: object[]): Source => ({
    json: Prisma.sql`${JSON.stringify(rows.map((row) => ({ ...row, id: random.id() })))}::jsonb`,
    rows: rows.length,
  })
  return {
    upsertStores: async (rows, at) => counted(await upsertStores(tx, tenantId, given(rows), at), rows.length),
    upsertProducts: async (rows, at) =>
      counted(await upsertProducts(tx, tenantId, given(rows), at), rows.length),
    addShipments: async (rows, at) => counted(await addShipments(tx, tenantId, given(rows), at), rows.length),
    ...lookups(tx, tenantId),
    ...catalogDesk(tx, tenantId),
    drillGround: (district) => drillGround(tx, tenantId, district),
  }
}

const lookups = (
  tx: TransactionClient,
  tenantId: string,
): Pick<CatalogRows, 'knownStores' | 'meantStores' | 'knownProducts'> => ({
  knownStores: async (numbers) => {
    const rows = await tx.store.findMany({
      where: { tenantId, number: { in: [...new Set(numbers)] } },
      select: { number: true },
    })
    return new Set(rows.map(({ number }) => number))
  },

  meantStores: (numbers) => meantStores(tx, tenantId, numbers),

  knownProducts: async (gtins) => {
    const rows = await tx.product.findMany({
      where: { tenantId, gtin: { in: [...new Set(gtins)] } },
      select: { gtin: true, name: true },
    })
    return new Map(rows.map(({ gtin, name }) => [gtin, name]))
  },
})

/** Looked up among the stores whose numbers differ by leading zeros alone. */
export const meantStores = async (
  tx: TransactionClient,
  tenantId: string,
  numbers: string[],
): Promise<UnknownStore[]> => {
  if (numbers.length === 0) return []
  const rows = await tx.$queryRaw<{ number: string }[]>`
    SELECT number FROM store
    WHERE tenant_id = ${tenantId}::uuid AND removed_at IS NULL
      AND ltrim(number, '0') = ANY (SELECT ltrim(trim(wanted), '0 #') FROM unnest(${numbers}::text[]) wanted)`
  const existing = rows.map(({ number }) => number)
  return numbers.map((number) => ({ number, meant: meantStore(number, existing) }))
}

type Written = { created: number; updated: number }

const counted = ({ created, updated }: Written, given: number): UpsertCounts => ({
  created,
  updated,
  unchanged: given - created - updated,
})

type WrittenIds = { created: string[]; updated: string[] }

// In one row: ten thousand of them, decoded one by one, cost more than they do to write.
const writeRows = async (tx: TransactionClient, insert: Prisma.Sql): Promise<WrittenIds> => {
  const [ids] = await tx.$queryRaw<WrittenIds[]>`
    WITH written AS (${insert} RETURNING id, xmax = 0 AS created)
    SELECT coalesce(array_agg(id) FILTER (WHERE created), '{}') AS created,
           coalesce(array_agg(id) FILTER (WHERE NOT created), '{}') AS updated FROM written`
  return ids ?? { created: [], updated: [] }
}

const countOf = ({ created, updated }: WrittenIds): Written => ({
  created: created.length,
  updated: updated.length,
})

export const upsertStores = async (
  tx: TransactionClient,
  tenantId: string,
  source: Source,
  at: Date,
): Promise<Written> => {
  const hung = await growDistricts(tx, tenantId, source, at)
  // IS DISTINCT FROM: a row that says what is there already writes nothing and counts as unchanged.
  const written = await writeRows(
    tx,
    Prisma.sql`
    INSERT INTO store AS s (id, tenant_id, number, name, banner, gln, region_id, timezone, line1, city, state, postal_code, country, opening_hours, created_at, updated_at)
    SELECT coalesce(r.id, uuid_v7(${at})), ${tenantId}::uuid, r.number, r.name, r.banner, r.gln, region.id, r.timezone, r.address ->> 'line1', r.address ->> 'city',
           r.address ->> 'state', r.address ->> 'postalCode', r.address ->> 'country', r."openingHours", ${at}, ${at}
    FROM jsonb_to_recordset(${source.json}) AS r(id uuid, number text, name text, banner text, gln text, region text, timezone text,
         address jsonb, "openingHours" jsonb)
    LEFT JOIN region ON region.tenant_id = ${tenantId}::uuid AND region.name = r.region
    ON CONFLICT (tenant_id, number) DO UPDATE SET name = excluded.name, banner = excluded.banner, gln = excluded.gln,
      region_id = excluded.region_id, timezone = excluded.timezone, line1 = excluded.line1, city = excluded.city,
      state = excluded.state, postal_code = excluded.postal_code, country = excluded.country,
      opening_hours = coalesce(excluded.opening_hours, s.opening_hours), updated_at = excluded.updated_at, removed_at = NULL
    WHERE s.removed_at IS NOT NULL
      OR (s.name, s.banner, s.gln, s.region_id, s.timezone, s.line1, s.city, s.state, s.postal_code, s.country, s.opening_hours)
      IS DISTINCT FROM (excluded.name, excluded.banner, excluded.gln, excluded.region_id, excluded.timezone, excluded.line1,
                        excluded.city, excluded.state, excluded.postal_code, excluded.country, coalesce(excluded.opening_hours, s.opening_hours))`,
  )
  const contacts = addContacts(tenantId, source, at)
  // Stores that are all new have no contact that could be gone, and are as new as can be.
  if (written.created.length === source.rows) {
    await tx.$executeRaw(contacts)
    return countOf(written)
  }
  const added = await tx.$queryRaw<Touched>`${contacts} RETURNING store_id AS "storeId"`
  const gone = await dropContacts(tx, tenantId, source)
  const moved = hung.length === 0 ? [] : await storesIn(tx, tenantId, source, hung)
  const touched = [...new Set([...added, ...gone, ...moved].map(({ storeId }) => storeId))]
  // A store has changed when its contacts have, or its district hangs elsewhere: whoever compares asks for the one time.
  await tx.$executeRaw`
    UPDATE store SET updated_at = ${at} WHERE tenant_id = ${tenantId}::uuid AND id = ANY (${touched}::uuid[]) AND updated_at <> ${at}`
  const all = new Set([...written.created, ...written.updated, ...touched])
  return { created: written.created.length, updated: all.size - written.created.length }
}

type Touched = { storeId: string }[]

const storesIn = (
  tx: TransactionClient,
  tenantId: string,
  source: Source,
  districts: string[],
): Promise<Touched> => tx.$queryRaw`
    SELECT store.id AS "storeId" FROM jsonb_to_recordset(${source.json}) AS r(number text)
    JOIN store ON store.tenant_id = ${tenantId}::uuid AND store.number = r.number
    WHERE store.region_id = ANY (${districts}::uuid[])`

const addContacts = (tenantId: string, source: Source, at: Date): Prisma.Sql => Prisma.sql`
    INSERT INTO contact AS c (id, tenant_id, store_id, channel, address, kind, language, created_at)
    SELECT uuid_v7(${at}), ${tenantId}::uuid, store.id, k.channel::channel, k.address, k.kind::contact_kind, k.language::language, ${at}
    FROM jsonb_to_recordset(${source.json}) AS r(number text, contacts jsonb)
    JOIN store ON store.tenant_id = ${tenantId}::uuid AND store.number = r.number
    CROSS JOIN LATERAL jsonb_to_recordset(r.contacts) AS k(channel text, address text, kind text, language text)
    ON CONFLICT (tenant_id, store_id, channel, address, kind) DO UPDATE SET language = excluded.language,
      disabled_because = CASE WHEN c.disabled_because = 'removed' THEN NULL ELSE c.disabled_because END
    WHERE c.language <> excluded.language OR c.disabled_because = 'removed'`

const dropContacts = (
  tx: TransactionClient,
  tenantId: string,
  source: Source,
): Promise<Touched> => tx.$queryRaw`
    UPDATE contact c SET disabled_because = 'removed'
    FROM jsonb_to_recordset(${source.json}) AS r(number text, contacts jsonb)
    JOIN store ON store.tenant_id = ${tenantId}::uuid AND store.number = r.number
    WHERE c.tenant_id = ${tenantId}::uuid AND c.store_id = store.id AND c.disabled_because IS DISTINCT FROM 'removed'
      AND c.label IS NULL -- a phone that somebody wished to be told on is not the catalog's
      AND NOT EXISTS (SELECT FROM jsonb_to_recordset(r.contacts) AS k(channel text, address text, kind text)
                      WHERE k.channel::channel = c.channel AND k.address = c.address AND k.kind::contact_kind = c.kind)
    RETURNING c.store_id AS "storeId"`

export const upsertProducts = async (
  tx: TransactionClient,
  tenantId: string,
  source: Source,
  at: Date,
): Promise<Written> =>
  countOf(
    await writeRows(
      tx,
      Prisma.sql`
    INSERT INTO product AS p (id, tenant_id, gtin, name, brand, category, supplier, created_at, updated_at)
    SELECT coalesce(r.id, uuid_v7(${at})), ${tenantId}::uuid, r.gtin, r.name, r.brand, r.category, r.supplier, ${at}, ${at}
    FROM jsonb_to_recordset(${source.json}) AS r(id uuid, gtin text, name text, brand text, category text, supplier text)
    ON CONFLICT (tenant_id, gtin) DO UPDATE SET name = excluded.name, brand = excluded.brand, category = excluded.category,
      supplier = excluded.supplier, updated_at = excluded.updated_at, removed_at = NULL
    WHERE p.removed_at IS NOT NULL
      OR (p.name, p.brand, p.category, p.supplier) IS DISTINCT FROM (excluded.name, excluded.brand, excluded.category, excluded.supplier)`,
    ),
  )

export const addShipments = async (
  tx: TransactionClient,
  tenantId: string,
  source: Source,
  at: Date,
): Promise<Written> =>
  countOf(
    await writeRows(
      tx,
      Prisma.sql`
    INSERT INTO shipment (id, tenant_id, ref, store_id, gtin, lot, expires_on, quantity, shipped_at)
    SELECT coalesce(r.id, uuid_v7(${at})), ${tenantId}::uuid, r.ref, store.id, r.gtin, r.lot, r."expiresOn", r.quantity, r."shippedAt"
    FROM jsonb_to_recordset(${source.json})
      AS r(id uuid, ref text, "storeNumber" text, gtin text, lot text, "expiresOn" date, quantity int, "shippedAt" timestamptz)
    JOIN store ON store.tenant_id = ${tenantId}::uuid AND store.number = r."storeNumber"
    ON CONFLICT (tenant_id, ref) DO NOTHING`,
    ),
  )
