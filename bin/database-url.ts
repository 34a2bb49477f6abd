import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { readEnvironment } from '#lib/contracts/env.ts'

/** DATABASE_URL, else the database of the stack that runs on this machine. */
export const databaseUrl = async (): Promise<string> => {
  const { DATABASE_URL: given, DATA_DIR: folder = '.data' } = readEnvironment()
  if (given) return given
  const ready = await readFile(join(folder, 'ready.json'), 'utf8').catch(() => null)
  if (ready === null) throw new Error('Set DATABASE_URL, or start the local stack first: npm start.')
  return (JSON.parse(ready) as { databaseUrl: string }).databaseUrl
}
