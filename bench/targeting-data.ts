import type { Client } from 'pg'

import { gtin } from '#prisma/demo/builders.ts'

import { manager, TENANT } from './board-data.ts'

const PRODUCTS = [1, 2, 3, 4].map(gtin)
export const LOTS = 500

const uuid = (kind: number, n: string) =>
  `('019aa000-${String(kind).padStart(4, '0')}-7000-8000-' || lpad((${n})::text, 12, '0'))::uuid`

export const draftOf = (stores: number): string =>
  `019aa000-0012-7000-8000-${String(stores).padStart(12, '0')}`

/** Ten shipments for each of the first stores: four products, 500 lots, 30 dates, one in 25 without a lot. */
export const makeShipments = async (client: Client, stores: number): Promise<void> => {
  const gtins = PRODUCTS.map((each) => `'${each}'`).join(',')
  await client.query('ANALYZE store')
  await client.query(
    `INSERT INTO product (id, tenant_id, gtin, name, created_at, updated_at)
     SELECT ${uuid(10, 'n')}, '${TENANT}', (ARRAY[${gtins}])[n], 'Product ' || n, now(), now() FROM generate_series(1, 4) n`,
  )
  await client.query(
    `INSERT INTO shipment (id, tenant_id, ref, store_id, gtin, lot, expires_on, quantity, shipped_at)
     SELECT ${uuid(11, 'n * 10 + k')}, '${TENANT}', 'R' || n || '-' || k, ${uuid(6, 'n')}, (ARRAY[${gtins}])[1 + k % 4],
            CASE WHEN (n + k) % 25 = 0 THEN NULL ELSE 'L' || lpad(((n * 7 + k * 13) % ${LOTS})::text, 4, '0') END,
            date '2027-01-01' + (n + k) % 30, 5 + k, now() - interval '10 days'
     FROM generate_series(1, ${stores}) n, generate_series(0, 9) k`,
  )
}

/** A draft of all four products: a hundred lots of each, a range, and dates. Every shipment has to be judged. */
export const makeDraft = async (client: Client, stores: number): Promise<void> => {
  const recall = draftOf(stores)
  await client.query(
    `INSERT INTO recall (id, tenant_id, number, title, kind, priority, jurisdiction, reason_code, hazard, instructions, target_mode,
                         target_stores, status, version, revision, author_id, created_at, updated_at)
     VALUES ('${recall}', '${TENANT}', 'T-${stores}', 'Bench', 'recall', 'high', 'US', 'x', 'x', 'x', 'shipped', '{}', 'draft', 1, 1,
             '${manager.personId}', now(), now())`,
  )
  for (const [i, product] of PRODUCTS.entries()) {
    await client.query(
      `INSERT INTO scope_line (id, tenant_id, recall_id, version, position, gtin, lots, lot_from, lot_to, expires_to, complete)
       SELECT gen_random_uuid(), '${TENANT}', '${recall}', 1, ${i}, '${product}',
              ARRAY(SELECT 'L' || lpad(l::text, 4, '0') FROM generate_series(0, 99) l), 'L0200', 'L0220', '2027-01-20', true`,
    )
  }
}
