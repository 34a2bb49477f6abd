import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { adminUrlOrExit, withScratchDatabase } from './databases.ts'
import { migrate } from './migrate.ts'
import { diffToSchema } from './schema-engine.ts'

// `npm run db:diff -- name`: writes the migration that leads from the migrations to the schema files.

const name = process.argv[2]?.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_')
const sql = await withScratchDatabase(adminUrlOrExit(), async (url) => {
  const { databaseUrls } = await migrate(url)
  return diffToSchema(databaseUrls.owner)
})
if (sql === '') {
  console.log('The schema and the migrations agree: nothing to write.')
  process.exit(0)
}
if (!name) {
  console.log(`${sql}\n\nTo write it as the next migration: npm run db:diff -- <name>`)
  process.exit(1)
}
const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
const folder = join(import.meta.dirname, 'migrations', `${stamp}_${name}`)
await mkdir(folder)
await writeFile(join(folder, 'migration.sql'), `${sql}\n`)
console.log(
  `Wrote prisma/migrations/${stamp}_${name}/migration.sql. New tenant tables need row-level security: add it there.`,
)
process.exit(0)
