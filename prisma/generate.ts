import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

// Generates the client from the schema, unless the one that is there was made from the same files.

const root = join(import.meta.dirname, '..')
const schema = join(root, 'prisma/schema')
const stamp = join(root, 'lib/adapters/prisma/generated/.made-from')

const fingerprint = (): string => {
  const hash = createHash('sha256')
  for (const name of readdirSync(schema).toSorted())
    hash.update(name).update(readFileSync(join(schema, name)))
  hash.update(readFileSync(join(root, 'node_modules/@prisma/client/package.json')))
  return hash.digest('hex')
}

const current = fingerprint()
if (existsSync(stamp) && readFileSync(stamp, 'utf8') === current) process.exit(0)

const cli = join(root, 'node_modules/prisma/build/index.js')
const run = spawnSync(process.execPath, [cli, 'generate'], {
  cwd: root,
  encoding: 'utf8',
  // Generating needs no engine, but the CLI would download one: any existing file satisfies it.
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: cli,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  },
})
if (run.status !== 0) {
  console.error(run.stderr || run.stdout)
  process.exit(run.status ?? 1)
}
writeFileSync(stamp, current)
