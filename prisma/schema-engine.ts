import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'

import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import { Pool } from 'pg'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'

// Prisma's own schema engine, as WebAssembly from npm: the native one is a download that not every network allows.
// It reads the same schema and migration folders as the ordinary CLI and writes the same `_prisma_migrations`.

const root = import.meta.dirname
const filters = { externalTables: [], externalEnums: [] }

type Engine = SchemaEngine & AsyncDisposable

// Postgres' one-byte "char" (type 18), which the catalog tables are full of, is unknown to the driver adapter. It travels
// as text under a marked name and is declared a character again on the other side.
const CHAR = 18
const TEXT = 25
const MARK = '\u0000char'

class CatalogPool extends Pool {
  override async query(...args: unknown[]): Promise<never> {
    type Result = { fields?: { name: string; dataTypeID: number }[] }
    const result = await (super.query as (...all: unknown[]) => Promise<Result>)(...args)
    for (const field of result.fields ?? []) {
      if (field.dataTypeID === CHAR) Object.assign(field, { dataTypeID: TEXT, name: field.name + MARK })
    }
    return result as never
  }
}

class CatalogAdapter extends PrismaPg {
  private readonly pool: Pool
  constructor(pool: Pool) {
    super(pool)
    this.pool = pool
  }

  override async connect() {
    const connection = await super.connect()
    const queryRaw = connection.queryRaw.bind(connection)
    connection.queryRaw = async (query) => {
      const { columnNames, columnTypes, rows } = await queryRaw(query)
      const types = columnTypes.map((type, i) =>
        columnNames[i]?.endsWith(MARK) ? ColumnTypeEnum.Character : type,
      )
      return { columnNames: columnNames.map((name) => name.replace(MARK, '')), columnTypes: types, rows }
    }
    // The adapter cuts a script at each semicolon, also those within functions and comments. Sent whole, Postgres parses
    // it and runs it as one transaction: a migration happens or does not.
    connection.executeScript = async (script: string) => {
      await this.pool.query(script)
    }
    return connection
  }
}

let loaded: Promise<void> | undefined

const loadWasm = async (): Promise<void> => {
  const path = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm')
  const module = await WebAssembly.compile(new Uint8Array(await readFile(path)))
  const imports = { './schema_engine_bg.js': bindings } as unknown as WebAssembly.Imports
  const instance = await WebAssembly.instantiate(module, imports)
  const glue = bindings as unknown as { __wbg_set_wasm: (exports: WebAssembly.Exports) => void }
  glue.__wbg_set_wasm(instance.exports)
  ;(instance.exports['__wbindgen_start'] as () => void)()
}

const schemaFiles = async (): Promise<{ path: string; content: string }[]> => {
  const names = (await readdir(join(root, 'schema'))).filter((name) => name.endsWith('.prisma')).toSorted()
  return Promise.all(
    names.map(async (path) => ({ path, content: await readFile(join(root, 'schema', path), 'utf8') })),
  )
}

const migrationsList = async () => {
  const baseDir = join(root, 'migrations')
  const entries = await readdir(baseDir, { withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
  const lock = join(baseDir, 'migration_lock.toml')
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: await readFile(lock, 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.map(async (path) => {
        const value = await readFile(join(baseDir, path, 'migration.sql'), 'utf8')
        return { path, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } } }
      }),
    ),
  }
}

const openEngine = async (connectionString: string): Promise<Engine> => {
  await (loaded ??= loadWasm())
  const pool = new CatalogPool({ connectionString, max: 2 })
  const adapter = bindMigrationAwareSqlAdapterFactory(new CatalogAdapter(pool))
  const datamodels = (await schemaFiles()).map(({ path, content }): [string, string] => [path, content])
  const engine = await bindings.SchemaEngine.new({ datamodels }, () => undefined, adapter)
  return Object.assign(engine, {
    [Symbol.asyncDispose]: async () => {
      engine.free()
      await pool.end()
    },
  })
}

/** Applies whatever is not applied yet, in order, and answers with the names. Idempotent. */
export const applyMigrations = async (connectionString: string): Promise<string[]> => {
  await using engine = await openEngine(connectionString)
  const list = await migrationsList()
  // A crash in the middle left a record that says "failed". The script was one transaction, so nothing of it is there.
  const { failedMigrationNames } = await engine.diagnoseMigrationHistory({
    migrationsList: list,
    optInToShadowDatabase: false,
    filters,
  })
  for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName })
  const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: list, filters })
  return appliedMigrationNames
}

/** SQL that would bring this database to the state of the schema files; empty when they agree. */
export const diffToSchema = async (connectionString: string): Promise<string> => {
  await using engine = await openEngine(connectionString)
  const { stdout } = await engine.diff({
    from: { tag: 'schemaDatasource', files: await schemaFiles(), configDir: root },
    to: { tag: 'schemaDatamodel', files: await schemaFiles() },
    script: true,
    exitCode: null,
    filters,
  })
  const sql = stdout ?? ''
  return sql.includes('-- This is an empty migration.') ? '' : sql.trim()
}
