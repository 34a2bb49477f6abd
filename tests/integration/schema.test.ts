import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { expect, test } from 'vitest'

import { applyMigrations, diffToSchema } from '#prisma/schema-engine.ts'
import { connect, testDatabase } from '#tests/support/database.ts'

const root = join(import.meta.dirname, '../..')
const migrations = join(root, 'prisma/migrations')
const folders = () =>
  readdirSync(migrations, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()

test('the schema files and the migrated database do not differ', async () => {
  await using database = await testDatabase()
  expect(await diffToSchema(database.urls.owner)).toBe('')
})

test('a difference would be seen', async () => {
  await using database = await testDatabase()
  await using owner = await connect(database.urls.owner)
  await owner.query('ALTER TABLE product ADD COLUMN colour text')
  expect(await diffToSchema(database.urls.owner)).toContain('DROP COLUMN "colour"')
})

test('migrating again does nothing, and the record is the one that the ordinary CLI keeps', async () => {
  await using database = await testDatabase()
  expect(await applyMigrations(database.urls.owner)).toEqual([])
  await using owner = await connect(database.urls.owner)
  const { rows } = await owner.query(
    'SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS done FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY 1',
  )
  const checksum = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(migrations, name, 'migration.sql')))
      .digest('hex')
  expect(rows).toEqual(folders().map((name) => ({ name, checksum: checksum(name), done: true })))
})

test('the ordinary Prisma CLI takes the schema and the folders as they are', async () => {
  const cli = join(root, 'node_modules/prisma/build/index.js')
  // Validating needs no engine, but the CLI would download one: any existing file satisfies it.
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: cli,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  }
  const { stdout } = await promisify(execFile)(process.execPath, [cli, 'validate'], { cwd: root, env })
  expect(stdout).toMatch(/is valid|are valid/)
  expect(readFileSync(join(migrations, 'migration_lock.toml'), 'utf8')).toMatch(/^provider = "postgresql"$/m)
  for (const name of folders()) {
    expect(name).toMatch(/^\d{14}_[a-z0-9_]+$/)
    expect(existsSync(join(migrations, name, 'migration.sql'))).toBe(true)
  }
})
