import { Client } from 'pg'

import { checkDigit } from '#lib/domain/catalog/gtin.ts'

// A retailer of any size, the same at each run of one seed; made where it lies, since a million rows take minutes to send.

export type Sizes = { stores: number; products: number; shipments: number }

export const TENANT = '019bb000-0000-7000-8000-000000000001'
export const MANAGER = '019bb000-0000-7000-8000-000000000002'
const AT = '2026-11-01T00:00:00Z'

export const benchGtin = (n: number): string => {
  const body = `0${String(614_141_000_000 + n)}`
  return `${body}${checkDigit(body)}`
}

export const storeNumber = (n: number): string => String(n).padStart(6, '0')
export const benchLot = (n: number): string => `L${String(n).padStart(4, '0')}`

const DISTRICTS = 200
const LOTS = 50

const run = async (adminUrl: string, work: (client: Client) => Promise<unknown>): Promise<void> => {
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

/** A tenant and its manager, and nothing else. */
export const makeTenant = (adminUrl: string): Promise<void> =>
  run(adminUrl, async (client) => {
    await client.query(
      `INSERT INTO tenant (id, name, created_at) VALUES ($1, 'Bench', $2) ON CONFLICT DO NOTHING`,
      [TENANT, AT],
    )
    await client.query(
      `INSERT INTO person (id, tenant_id, email, name, role, status, created_at, updated_at)
       VALUES ($1, $2, 'manager@bench.example', 'Manager', 'recall_manager', 'active', $3, $3) ON CONFLICT DO NOTHING`,
      [MANAGER, TENANT, AT],
    )
  })

/** Everything of the tenant gone but itself. */
export const emptyCatalog = (adminUrl: string): Promise<void> =>
  run(adminUrl, (client) =>
    client.query(
      'TRUNCATE catalog_import_row, catalog_import, shipment, contact, store, region, product CASCADE',
    ),
  )

const STORES = `
  INSERT INTO store (id, tenant_id, number, name, banner, region_id, timezone, city, state, country, created_at, updated_at)
  SELECT uuid_v7($2::timestamptz), $1, lpad(n::text, 6, '0'), 'Store ' || n, 'Banner ' || n % 4,
         (SELECT id FROM region WHERE tenant_id = $1 AND name = 'District ' || lpad((n % ${DISTRICTS})::text, 3, '0')),
         (ARRAY['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'])[1 + n % 4], 'City ' || n % 900,
         (ARRAY['NY', 'IL', 'CO', 'CA', 'TX', 'FL', 'WA', 'OH'])[1 + n % 8], 'US', $2, $2
  FROM generate_series(1, $3::int) n`

const CONTACTS = `
  INSERT INTO contact (id, tenant_id, store_id, channel, address, kind, language, created_at)
  SELECT uuid_v7($2::timestamptz), $1, s.id, k.channel::channel, k.who || '.' || s.number || '@bench.example', k.who::contact_kind, 'en', $2
  FROM store s CROSS JOIN (VALUES ('email', 'on_duty'), ('email', 'after_hours')) k(channel, who) WHERE s.tenant_id = $1`

// Half of what is shipped is a few products that every store gets; a tenth of the papers has no lot.
const SHIPMENTS = `
  INSERT INTO shipment (id, tenant_id, ref, store_id, gtin, lot, expires_on, quantity, shipped_at)
  SELECT uuid_v7($2::timestamptz), $1, 'B-' || d.n, s.id, p.gtin, CASE WHEN d.r3 < 0.1 THEN NULL ELSE 'L' || lpad(floor(d.r4 * ${LOTS})::text, 4, '0') END,
         date '2027-01-01' + floor(d.r4 * 300)::int, 1 + floor(d.r3 * 48)::int, $2::timestamptz - d.r4 * interval '90 days'
  FROM (SELECT n, random() AS r1, random() AS r2, random() AS r3, random() AS r4 FROM generate_series(1, $3::int) n) d
  JOIN (SELECT id, row_number() OVER (ORDER BY number) - 1 AS i FROM store WHERE tenant_id = $1) s ON s.i = floor(d.r1 * $4::int)
  JOIN (SELECT gtin, row_number() OVER (ORDER BY gtin) - 1 AS i FROM product WHERE tenant_id = $1) p
    ON p.i = floor(CASE WHEN d.n % 2 = 0 THEN d.r2 * least(10, $5::int) ELSE d.r2 * $5::int END)`

/** Stores with two contacts each in ${DISTRICTS} districts, products, and shipments of ${LOTS} lots of each. */
export const fillCatalog = (
  adminUrl: string,
  { stores, products, shipments }: Sizes,
  seed: number,
): Promise<void> =>
  run(adminUrl, async (client) => {
    await client.query('SELECT setseed($1)', [seed / 1000])
    await client.query(
      `INSERT INTO region (id, tenant_id, name) SELECT uuid_v7($2::timestamptz), $1, 'District ' || lpad(n::text, 3, '0') FROM generate_series(0, ${DISTRICTS - 1}) n`,
      [TENANT, AT],
    )
    await client.query(STORES, [TENANT, AT, stores])
    await client.query(CONTACTS, [TENANT, AT])
    const gtins = Array.from({ length: products }, (_, i) => benchGtin(i))
    await client.query(
      `INSERT INTO product (id, tenant_id, gtin, name, brand, created_at, updated_at)
       SELECT uuid_v7($2::timestamptz), $1, gtin, 'Product ' || i, 'Brand ' || i % 40, $2, $2 FROM unnest($3::text[]) WITH ORDINALITY AS g(gtin, i)`,
      [TENANT, AT, gtins],
    )
    await client.query(SHIPMENTS, [TENANT, AT, shipments, stores, products])
    await client.query('VACUUM (ANALYZE) store, contact, product, shipment, region')
  })
