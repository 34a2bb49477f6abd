import { afterAll, beforeAll, expect, test } from 'vitest'

import { openDatabase, refuseUnboundRole } from '#lib/adapters/prisma/database.ts'
import { connect } from '#tests/support/database.ts'
import { twoRetailers, type Filled } from '#tests/support/two-retailers.ts'
import type { World } from '#tests/support/world.ts'

let world: World
let ours: Filled

beforeAll(async () => void ({ world, ours } = await twoRetailers()))
afterAll(() => world[Symbol.asyncDispose]())

const judged = async (url: string): Promise<string> => {
  const db = openDatabase(url, 1)
  try {
    return await refuseUnboundRole(db).then(
      () => 'accepted',
      (error: Error) => error.message,
    )
  } finally {
    await db.$disconnect()
  }
}

const urlFor = (role: string, password: string): string => {
  const url = new URL(world.database.adminUrl)
  url.username = role
  url.password = password
  return url.toString()
}

test('a process refuses a role that row-level security does not bind', async () => {
  const { adminUrl, urls } = world.database
  expect(await judged(urls.app)).toBe('accepted')
  expect(await judged(urls.worker)).toBe('accepted')
  expect(await judged(urls.owner)).toMatch(/"clearshelf_owner", which row-level security does not bind/)
  expect(await judged(adminUrl)).toMatch(/"postgres", which row-level security does not bind/)
  await world.truth.rows(`CREATE ROLE bypasses LOGIN BYPASSRLS PASSWORD 'x'`)
  try {
    expect(await judged(urlFor('bypasses', 'x'))).toMatch(
      /"bypasses", which row-level security does not bind/,
    )
  } finally {
    await world.truth.rows('DROP ROLE bypasses')
  }
})

test('the audit trail is insert only, for its owner and for a superuser too', async () => {
  const rewritings = [
    'UPDATE audit_leaf SET actor = actor',
    'DELETE FROM audit_leaf',
    'TRUNCATE audit_leaf',
    'TRUNCATE audit_leaf CASCADE',
  ]
  for (const url of [world.database.urls.owner, world.database.adminUrl]) {
    await using client = await connect(url)
    await client.query("SELECT set_config('app.tenant_id', $1, false)", [ours.tenantId])
    for (const sql of rewritings)
      await expect(client.query(sql), sql).rejects.toThrow('the audit trail is insert only')
  }
  for (const role of ['app', 'worker', 'auditor'] as const) {
    await using client = await connect(world.database.urls[role])
    await client.query("SELECT set_config('app.tenant_id', $1, false)", [ours.tenantId])
    for (const sql of rewritings)
      await expect(client.query(sql), `${role}: ${sql}`).rejects.toThrow(/permission denied/)
  }
})

const LETTERS = { SELECT: 's', INSERT: 'i', UPDATE: 'u', DELETE: 'd', MAINTAIN: 'm' } as const

/** Of a table, or of the columns in brackets. */
const grantsOf = async (role: string): Promise<Record<string, string>> => {
  const rows = await world.truth.rows<{
    name: string
    privilege: keyof typeof LETTERS
    columns: string | null
  }>(
    `SELECT c.relname AS name, g.privilege_type AS privilege, NULL AS columns
     FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) g
     WHERE g.grantee = $1::regrole AND c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v')
     UNION ALL
     SELECT c.relname, g.privilege_type, string_agg(a.attname, ' ' ORDER BY a.attname)
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid CROSS JOIN LATERAL aclexplode(a.attacl) g
     WHERE g.grantee = $1::regrole AND c.relnamespace = 'public'::regnamespace GROUP BY 1, 2`,
    [role],
  )
  expect(rows.filter(({ privilege }) => !(privilege in LETTERS))).toEqual([])
  const grants: Record<string, string> = {}
  for (const [word, letter] of Object.entries(LETTERS)) {
    for (const { name, columns } of rows.filter(({ privilege }) => privilege === word)) {
      grants[name] = (grants[name] ?? '') + letter + (columns ? `(${columns})` : '')
    }
  }
  return grants
}

test('the worker may do what it needs, and no more', async () => {
  expect(await grantsOf('clearshelf_worker')).toEqual({
    tenant: 'siu(next_recall_number)',
    person: 'su(mail_failed_at mail_failed_because)',
    region: 'siu',
    store: 'siu',
    contact: 'siu',
    product: 'siu',
    shipment: 'si',
    attachment: 'sd',
    catalog_import: 'su',
    catalog_import_row: 'siud',
    catalog_import_piece: 'sd',
    recall: 'siud',
    recall_version: 'siu(fanned_out_at looked_again_at planned_through)',
    late_stock: 'sid',
    stock_event: 's',
    stock_movement: 's',
    recall_exclusion: 'si',
    progress: 'siu',
    response: 's',
    response_line: 's',
    response_withdrawal: 's',
    scope_line: 'si',
    notice: 'sium',
    delivery: 'sium',
    account_mail: 'siu',
    follow_up: 'siu(planned_at)',
    deadline_policy: 's',
    delivery_policy: 's',
    sms_spend: 'siu',
    escalation_ladder: 's',
    recall_ladder: 'siu',
    escalation: 'siu(failed_at)m',
    call_task: 'si',
    provider_event: 'siud',
    provider_message: 'sid',
    reach_check: 'sid',
    contact_test: 'su',
    delivery_attempt: 'siudm',
    delivery_dispatch: 'siud',
    delivery_lease: 'sid',
    provider_gate: 'siu',
    dead_letter: 'siu(last_seen_at receive_count requeued_at)',
    worker_heartbeat: 'siud',
    synthetic_run: 'siud',
    comment: 's(author_id created_at id recall_id tenant_id)',
    comment_read: 's(person_id read_at recall_id tenant_id)',
    outbox: 'siud',
    audit_leaf: 'i',
    account_token: 'sid',
    device_pairing: 'sd',
    idempotency_record: 'sd',
    session: 'sd',
  })
})

test('the web may not touch what only the worker writes, and the auditor only reads', async () => {
  const app = await grantsOf('clearshelf_app')
  expect(app).toMatchObject({
    delivery: 's',
    delivery_attempt: 's',
    scan: 'si',
    evidence: 'si',
    response_evidence: 'si',
    stock_event: 'si',
    device: 'siu',
    device_pairing: 'siu',
    audit_leaf: 'si',
    tenant: 'su(next_recall_number)',
  })
  const auditor = await grantsOf('clearshelf_auditor')
  expect(new Set(Object.values(auditor))).toEqual(new Set(['s']))
  expect(Object.keys(auditor)).not.toContain('person')
})
