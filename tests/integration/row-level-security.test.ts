import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from 'pg'

import { connect } from '#tests/support/database.ts'
import { twoRetailers, type Filled } from '#tests/support/two-retailers.ts'
import type { World } from '#tests/support/world.ts'

let world: World
let ours: Filled
let theirs: Filled

beforeAll(async () => void ({ world, ours, theirs } = await twoRetailers()))
afterAll(() => world[Symbol.asyncDispose]())

type Column = 'tenant_id' | 'store_id'

const tablesWith = async (column: Column): Promise<string[]> => {
  const rows = await world.truth.rows<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = $1 ORDER BY 1`,
    [column],
  )
  return rows.map(({ name }) => name)
}

const may = async (role: string, table: string, privilege: string): Promise<boolean> => {
  const [row] = await world.truth.rows<{ may: boolean }>('SELECT has_table_privilege($1, $2, $3) AS may', [
    role,
    table,
    privilege,
  ])
  return row?.may ?? false
}

/** Within one transaction that ends as if it had not been, under the settings of somebody. */
const as = async <T>(
  role: 'app' | 'worker' | 'auditor',
  settings: Record<string, string>,
  work: (client: Client) => Promise<T>,
): Promise<T> => {
  await using client = await connect(world.database.urls[role])
  await client.query('BEGIN')
  for (const [name, value] of Object.entries(settings))
    await client.query('SELECT set_config($1, $2, true)', [`app.${name}`, value])
  return await work(client)
}

const count = async (client: Client, sql: string, values: unknown[] = []): Promise<number> =>
  (await client.query(sql, values)).rowCount ?? 0

test('every table with a tenant has row-level security, enabled, forced, and with the policy of its tenant', async () => {
  const rows = await world.truth.rows<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
       AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (
         SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polcmd = '*' AND p.polpermissive
           AND pg_get_expr(p.polqual, c.oid) IN ('(tenant_id = current_tenant())', '(tenant_id = ( SELECT current_tenant() AS current_tenant))')
           AND pg_get_expr(p.polwithcheck, c.oid) IN ('(tenant_id = current_tenant())', '(tenant_id = ( SELECT current_tenant() AS current_tenant))')))`,
  )
  expect(rows).toEqual([])
  const free = await world.truth.rows<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relforcerowsecurity ORDER BY 1`,
  )
  expect(free.map(({ name }) => name)).toEqual([
    '_prisma_migrations',
    'provider_gate',
    'rate_limit',
    'sign_in_throttle',
    'synthetic_run',
    'worker_heartbeat',
  ])
})

test('each of these tables has rows of both tenants here, so that what follows means something', async () => {
  for (const table of await tablesWith('tenant_id')) {
    const rows = await world.truth.rows<{ id: string }>(`SELECT DISTINCT tenant_id AS id FROM "${table}"`)
    expect({ table, tenants: rows.map(({ id }) => id).toSorted() }).toEqual({
      table,
      tenants: [ours.tenantId, theirs.tenantId].toSorted(),
    })
  }
})

describe.each(['app', 'worker', 'auditor'] as const)('as %s', (role) => {
  const readable = async () => {
    const tables = await tablesWith('tenant_id')
    const may_ = await Promise.all(tables.map((table) => may(`clearshelf_${role}`, table, 'SELECT')))
    return tables.filter((_, i) => may_[i])
  }

  test('with a tenant set, its rows are there, and the other’s only where the worker has to schedule', async () => {
    const foreign = new Set<string>()
    await as(role, { tenant_id: ours.tenantId }, async (client) => {
      for (const table of await readable()) {
        expect({
          table,
          own: (await count(client, `SELECT FROM "${table}" WHERE tenant_id = $1`, [ours.tenantId])) > 0,
        }).toEqual({ table, own: true })
        if ((await count(client, `SELECT FROM "${table}" WHERE tenant_id <> $1`, [ours.tenantId])) > 0)
          foreign.add(table)
      }
    })
    expect([...foreign]).toEqual(
      role === 'worker'
        ? [
            'account_mail',
            'contact_test',
            'dead_letter',
            'delivery',
            'delivery_dispatch',
            'delivery_lease',
            'late_stock',
            'outbox',
            'provider_event',
            'provider_message',
            'reach_check',
            'recall_ladder',
            'recall_version',
          ]
        : [],
    )
  })

  test('without a tenant there is nothing, but for what the worker schedules', async () => {
    const seen: string[] = []
    await as(role, {}, async (client) => {
      for (const table of [...(await readable()), 'tenant'])
        if ((await count(client, `SELECT FROM "${table}"`)) > 0) seen.push(table)
    })
    expect(seen).toEqual(
      role === 'worker'
        ? [
            'account_mail',
            'contact_test',
            'dead_letter',
            'delivery',
            'delivery_dispatch',
            'delivery_lease',
            'late_stock',
            'outbox',
            'provider_event',
            'provider_message',
            'reach_check',
            'recall_ladder',
            'recall_version',
            'tenant',
          ]
        : [],
    )
  })
})

test('with the filters stripped, the id of another tenant’s row finds, changes and deletes nothing', async () => {
  for (const table of await tablesWith('tenant_id')) {
    const touched = await as('app', { tenant_id: ours.tenantId }, async (client) => {
      const where = `WHERE tenant_id = $1`
      const tries = [
        `SELECT FROM "${table}" ${where}`,
        ...((await may('clearshelf_app', table, 'UPDATE'))
          ? [`UPDATE "${table}" SET tenant_id = tenant_id ${where}`]
          : []),
        ...((await may('clearshelf_app', table, 'DELETE')) ? [`DELETE FROM "${table}" ${where}`] : []),
      ]
      const counts: number[] = []
      for (const sql of tries) counts.push(await count(client, sql, [theirs.tenantId]))
      return counts
    })
    expect({ table, touched: touched.filter((n) => n > 0) }).toEqual({ table, touched: [] })
  }
})

test('nothing can be written into another tenant, nor moved there', async () => {
  // A view of two tables takes no row of anybody.
  const refused =
    /violates row-level security policy|permission denied|cannot (insert into|update) view|a leaf says something else than its body/
  for (const table of await tablesWith('tenant_id')) {
    const [written] = await world.truth.rows<{ columns: string }>(
      `SELECT string_agg(quote_ident(attname), ', ') AS columns FROM pg_attribute
       WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
      [table],
    )
    const columns = written?.columns ?? ''
    const copy = `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM (SELECT (jsonb_populate_record(NULL::"${table}", to_jsonb(x) || jsonb_build_object('tenant_id', $1::text))).* FROM "${table}" x LIMIT 1) copied`
    for (const sql of [copy, `UPDATE "${table}" SET tenant_id = $1::text::uuid`]) {
      const attempt = as('app', { tenant_id: ours.tenantId }, (client) =>
        client.query(sql, [theirs.tenantId]),
      )
      await expect(attempt, `${table}: ${sql.slice(0, 6)}`).rejects.toThrow(refused)
    }
  }
})

test('somebody of a store sees the rows of that store and of no other', async () => {
  const settings = () => ({ tenant_id: ours.tenantId, store_id: ours.stores[0].id })
  // The trail and the ladder name stores, and stores read none of it: that is asked below.
  const ofTheDesk = ['audit_leaf', 'escalation', 'call_task', 'contact_test']
  const tables = (await tablesWith('store_id')).filter((table) => !ofTheDesk.includes(table))
  for (const table of tables) {
    const stores = await as(
      'app',
      settings(),
      async (client) =>
        (await client.query<{ id: string | null }>(`SELECT DISTINCT store_id AS id FROM "${table}"`)).rows,
    )
    expect({ table, stores }).toEqual({ table, stores: [{ id: ours.stores[0].id }] })
  }
  const seen = async (sql: string) =>
    as('app', settings(), async (client) =>
      (await client.query<{ id: string }>(sql)).rows.map(({ id }) => id),
    )
  expect(await seen('SELECT id FROM store')).toEqual([ours.stores[0].id])
  expect(await seen('SELECT id FROM recall')).toEqual([ours.recallId])
  expect(
    new Set(
      await seen('SELECT recall_id AS id FROM recall_version UNION ALL SELECT recall_id FROM scope_line'),
    ),
  ).toEqual(new Set([ours.recallId]))
  expect(
    await seen(
      'SELECT id FROM audit_leaf UNION ALL SELECT notice_id FROM escalation UNION ALL SELECT id FROM call_task UNION ALL SELECT id FROM contact_test UNION ALL SELECT id FROM provider_event UNION ALL SELECT id FROM outbox UNION ALL SELECT id FROM api_key UNION ALL SELECT holder_id FROM idempotency_record',
    ),
  ).toEqual([])
  const attempts = await seen('SELECT DISTINCT delivery_id AS id FROM delivery_attempt')
  const own = await world.truth.rows<{ id: string }>('SELECT id FROM delivery WHERE store_id = $1', [
    ours.stores[0].id,
  ])
  expect(attempts.toSorted()).toEqual(own.map(({ id }) => id).toSorted())
})

test('a district’s manager sees the stores of the district and of those below it, and no others', async () => {
  const [north, south] = await Promise.all(
    ['North', 'South'].map(async (name) => {
      const sql = 'SELECT id FROM region WHERE tenant_id = $1 AND name = $2'
      return (await world.truth.rows<{ id: string }>(sql, [ours.tenantId, name]))[0]?.id ?? ''
    }),
  )
  const seen = (district: string | undefined) =>
    as('app', { tenant_id: ours.tenantId, district_id: district ?? '' }, async (client) =>
      (await client.query<{ number: string }>('SELECT number FROM store ORDER BY number')).rows.map(
        ({ number }) => number,
      ),
    )
  const hang = (parent: string | null | undefined) =>
    world.truth.rows('UPDATE region SET parent_id = $2 WHERE id = $1', [south, parent])
  const [first, second] = ours.stores.map(({ number }) => number)
  expect([await seen(north), await seen(south)]).toEqual([[first], [second]])
  await hang(north)
  expect([await seen(north), await seen(south)]).toEqual([[first, second], [second]])
  await hang(null)
  expect(await seen(theirs.stores[0].id)).toEqual([])
})

test('a presented secret shows its own row and none besides', async () => {
  const hashes = await world.truth.rows<{ table: string; hash: string }>(
    `(SELECT 'delivery_attempt' AS table, encode(link_hash, 'hex') AS hash FROM delivery_attempt LIMIT 1) UNION ALL
     (SELECT 'account_token', encode(secret_hash, 'hex') FROM account_token LIMIT 1) UNION ALL
     (SELECT 'api_key', encode(secret_hash, 'hex') FROM api_key LIMIT 1)`,
  )
  expect(hashes.map(({ table }) => table)).toEqual(['delivery_attempt', 'account_token', 'api_key'])
  for (const { table, hash } of hashes) {
    const visible = await as('app', { presented_hash: hash }, async (client) => {
      const counts: Record<string, number> = {}
      for (const each of await tablesWith('tenant_id')) {
        if (await may('clearshelf_app', each, 'SELECT'))
          counts[each] = await count(client, `SELECT FROM "${each}"`)
      }
      return Object.fromEntries(Object.entries(counts).filter(([, n]) => n > 0))
    })
    expect(visible).toEqual({ [table]: 1 })
  }
})

test('a presented address shows the people who have it and none besides', async () => {
  const address = ours.manager.inbox.address
  const seen = await as(
    'app',
    { presented_email: address },
    async (client) => (await client.query<{ email: string }>('SELECT email FROM person')).rows,
  )
  expect(seen).toEqual([{ email: address }])
  const changed = as('app', { presented_email: address }, (client) =>
    count(client, "UPDATE person SET name = 'x'"),
  )
  expect(await changed).toBe(0)
})
