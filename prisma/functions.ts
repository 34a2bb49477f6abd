import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { Client } from 'pg'

// One file per function of the database, with its triggers: read there, and applied after the migrations where it changed. A
// migration that needs one before that (in an index, a policy, a backfill) creates it itself; one that drops or re-types a
// function drops it, and the file follows.

const folder = join(import.meta.dirname, 'functions')

type Source = { name: string; sql: string; digest: string }

/** Every function has a file of its name; overloads share one, and so do the variants that one template makes. */
export const functionSources = async (): Promise<Source[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8')
      return { name, sql, digest: createHash('sha256').update(sql).digest('hex').slice(0, 16) }
    }),
  )
}

// A function's comment says of which file it was made, of which text, and what it and its triggers became. One that was changed
// by hand no longer is what its comment says.
const DEFINITION = `encode(sha256(convert_to(pg_get_functiondef(p.oid) || coalesce((
  SELECT string_agg(pg_get_triggerdef(t.oid), ';' ORDER BY t.tgrelid::regclass::text, t.tgname)
  FROM pg_trigger t WHERE t.tgfoid = p.oid), ''), 'UTF8')), 'hex')`

const unchanged = async (client: Client): Promise<Set<string>> => {
  const { rows } = await client.query<{ source: string }>(`
    SELECT source FROM (
      SELECT split_part(said, ' ', 1) || ' ' || split_part(said, ' ', 2) AS source, split_part(said, ' ', 3) = ${DEFINITION} AS same
      FROM pg_proc p CROSS JOIN obj_description(p.oid, 'pg_proc') said
      WHERE p.pronamespace = 'public'::regnamespace AND said IS NOT NULL) known
    GROUP BY source HAVING bool_and(same)`)
  return new Set(rows.map(({ source }) => source))
}

// What this transaction wrote is what the file made.
const mark = async (client: Client, { name, digest }: Source): Promise<void> => {
  const { rows } = await client.query<{ statement: string }>(
    `SELECT format('COMMENT ON FUNCTION %s IS %L', p.oid::regprocedure, $1 || ' ' || $2 || ' ' || ${DEFINITION}) AS statement
     FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.xmin = pg_current_xact_id()::xid`,
    [name, digest],
  )
  for (const { statement } of rows) await client.query(statement)
}

const apply = async (client: Client, source: Source): Promise<void> => {
  await client.query('BEGIN')
  // Functions may name each other whatever the order of their files.
  await client.query('SET LOCAL check_function_bodies = off')
  await client.query(source.sql)
  await mark(client, source)
  await client.query('COMMIT')
}

/** Applies the files that changed, and those whose function is no longer what its file made of it. Idempotent. */
export const applyFunctions = async (connectionString: string): Promise<string[]> => {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    await client.query(`SELECT pg_advisory_lock(hashtext('clearshelf functions'))`)
    const known = await unchanged(client)
    const changed = (await functionSources()).filter(({ name, digest }) => !known.has(`${name} ${digest}`))
    for (const source of changed)
      await apply(client, source).catch((error: unknown) => {
        throw new Error(`prisma/functions/${source.name}: ${String(error)}`, { cause: error })
      })
    return changed.map(({ name }) => name)
  } finally {
    await client.end()
  }
}
