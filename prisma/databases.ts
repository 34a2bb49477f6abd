import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { Client, escapeIdentifier } from 'pg'

/** DATABASE_URL, else that of the stack which `npm start` runs here, else one sentence and exit code 1. */
export const adminUrlOrExit = (): string => {
  const given = process.env['DATABASE_URL']
  if (given) return given
  const ready = join(process.env['DATA_DIR'] ?? '.data', 'ready.json')
  if (existsSync(ready))
    return (JSON.parse(readFileSync(ready, 'utf8')) as { databaseUrl: string }).databaseUrl
  console.error('No database: set DATABASE_URL, or leave `npm start` running beside this command.')
  process.exit(1)
}

const onMaintenanceDatabase = async (adminUrl: string, statement: string): Promise<void> => {
  const url = new URL(adminUrl)
  url.pathname = '/postgres'
  const client = new Client({ connectionString: url.toString() })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

const databaseUrl = (adminUrl: string, name: string): string => {
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return url.toString()
}

export const createDatabase = async (adminUrl: string, name: string, template?: string): Promise<string> => {
  const from = template ? ` TEMPLATE ${escapeIdentifier(template)} STRATEGY FILE_COPY` : ''
  await onMaintenanceDatabase(adminUrl, `CREATE DATABASE ${escapeIdentifier(name)}${from}`)
  return databaseUrl(adminUrl, name)
}

export const dropDatabase = (adminUrl: string, name: string): Promise<void> =>
  onMaintenanceDatabase(adminUrl, `DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`)

/** A database of its own for the length of the work. */
export const withScratchDatabase = async <T>(
  adminUrl: string,
  work: (url: string) => Promise<T>,
): Promise<T> => {
  const name = `clearshelf_scratch_${randomBytes(6).toString('hex')}`
  const url = await createDatabase(adminUrl, name)
  try {
    return await work(url)
  } finally {
    await dropDatabase(adminUrl, name)
  }
}
