import type { Client } from 'pg'

import type { PersonActor } from '#lib/domain/identity/actor.ts'

const id = (kind: number, n = 0): string =>
  `019aa000-${String(kind).padStart(4, '0')}-7000-8000-${String(n).padStart(12, '0')}`

export const TENANT = id(1)
export const recallOf = (size: number): string => id(2, size)

export const manager: PersonActor = {
  kind: 'person',
  tenantId: TENANT,
  personId: id(3),
  name: 'Manager',
  role: 'recall_manager',
  storeId: null,
  regionId: null,
  sessionId: id(4),
  surface: 'recall',
}

// From a number to a UUID, in SQL; kinds keep tables apart.
const uuid = (kind: number, n: string) =>
  `('019aa000-${String(kind).padStart(4, '0')}-7000-8000-' || lpad((${n})::text, 12, '0'))::uuid`

const STATES = `ARRAY['TX','CA','NY','FL','OH','IL','GA','WA','CO','MN']`

/** As many stores as the largest recall has; made by SQL and the same each time. */
export const makeStores = async (client: Client, stores: number): Promise<void> => {
  await client.query(`INSERT INTO tenant (id, name, created_at) VALUES ('${TENANT}', 'Bench', now())`)
  await client.query(
    `INSERT INTO person (id, tenant_id, email, name, role, status, created_at, updated_at)
     VALUES ('${manager.personId}', '${TENANT}', 'm@bench.example', 'Manager', 'recall_manager', 'active', now(), now())`,
  )
  await client.query(
    `INSERT INTO region (id, tenant_id, name) SELECT ${uuid(5, 'n')}, '${TENANT}', 'District ' || n FROM generate_series(1, 60) n`,
  )
  await client.query(
    `INSERT INTO store (id, tenant_id, number, name, banner, region_id, timezone, city, state, country, created_at, updated_at)
     SELECT ${uuid(6, 'n')}, '${TENANT}', lpad(n::text, 6, '0'), 'Store on street ' || n, 'Banner ' || n % 4, ${uuid(5, '1 + n % 60')},
            'America/Chicago', 'City ' || n % 500, (${STATES})[1 + n % 10], 'US', now(), now() FROM generate_series(1, ${stores}) n`,
  )
  await client.query(
    `INSERT INTO contact (id, tenant_id, store_id, channel, address, kind, created_at)
     SELECT ${uuid(7, 'n * 3 + k')}, '${TENANT}', ${uuid(6, 'n')}, 'email', 's' || n || '.' || k || '@bench.example',
            (ARRAY['on_duty','after_hours','escalation'])[k + 1]::contact_kind, now()
     FROM generate_series(1, ${stores}) n, generate_series(0, 2) k`,
  )
}

/** A recall of so many stores, issued forty minutes ago, three deliveries each; a tenth is silent, some never reached. */
export const makeRecall = async (client: Client, size: number): Promise<void> => {
  const recall = recallOf(size)
  await client.query(
    `INSERT INTO recall (id, tenant_id, number, title, kind, priority, jurisdiction, reason_code, hazard, instructions, target_mode,
                         target_stores, status, version, revision, author_id, created_at, updated_at, issued_at)
     VALUES ('${recall}', '${TENANT}', 'B-${size}', 'Bench', 'recall', 'high', 'US', 'x', 'x', 'x', 'all', '{}', 'issued', 1, 1,
             '${manager.personId}', now(), now(), now() - interval '40 minutes')`,
  )
  await client.query(
    `INSERT INTO notice (id, tenant_id, recall_id, store_id, version, match, state, shipped_quantity, created_at, asked_at, acknowledge_by, report_by, notified_at,
                         seen_at, acknowledged_at, acknowledged_by, reported_at)
     SELECT ${uuid(8, `n + ${size} * 1000000::bigint`)}, '${TENANT}', '${recall}', ${uuid(6, 'n')}, 1,
            CASE WHEN n % 20 = 0 THEN 'lot_unknown' ELSE 'in_scope' END::match,
            CASE WHEN n % 10 < 2 THEN 'open' WHEN n % 50 = 7 THEN 'needs_help' WHEN n % 10 < 7 THEN 'acknowledged' ELSE 'reported' END::notice_state,
            n % 97, now() - interval '40 minutes', now() - interval '40 minutes', now() - interval '10 minutes' + (n % 3) * interval '7 minutes',
            CASE WHEN n % 6 = 0 THEN now() - interval '1 minute' ELSE now() + interval '200 minutes' END,
            CASE WHEN n % 10 = 0 AND n % 4 = 0 THEN NULL ELSE now() - interval '39 minutes' END,
            CASE WHEN n % 10 >= 2 THEN now() - interval '35 minutes' END,
            CASE WHEN n % 10 >= 2 THEN now() - interval '35 minutes' + (n % 1800) * interval '1 second' END,
            CASE WHEN n % 10 >= 2 THEN 'Somebody' END, CASE WHEN n % 10 >= 7 THEN now() - interval '5 minutes' END
     FROM generate_series(1, ${size}) n`,
  )
  await client.query(
    `INSERT INTO delivery (id, tenant_id, recall_id, notice_id, store_id, contact_id, version, purpose, round, channel, priority, state,
                           attempts, next_attempt_at, wake_at, created_at, settled_at)
     SELECT ${uuid(9, `n * 3 + k + ${size} * 3000000::bigint`)}, '${TENANT}', '${recall}', ${uuid(8, `n + ${size} * 1000000::bigint`)},
            ${uuid(6, 'n')}, ${uuid(7, 'n * 3 + k')}, 1, 'notice', 1, 'email', 'high',
            CASE WHEN n % 10 = 0 AND n % 4 = 0 THEN 'failed' ELSE 'delivered' END::delivery_state, 1, now(), now(), now(), now()
     FROM generate_series(1, ${size}) n, generate_series(0, 2) k`,
  )
}
