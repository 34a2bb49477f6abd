import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { freePort } from '#local/ports.ts'
import { startPostgres } from '#local/postgres.ts'
import { roleUrls, type DatabaseUrls } from '#prisma/roles.ts'

export type Ground = AsyncDisposable & { adminUrl: string; urls: DatabaseUrls; postgresPid: number }

/** A Postgres of its own, migrated, that commits to disk as in production; gone afterwards. */
export const benchGround = async (): Promise<Ground> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'clearshelf-bench-'))
  chmodSync(dataDir, 0o755) // Postgres may have to run as somebody else than root.
  const postgres = await startPostgres({ dataDir, port: await freePort() })
  // In a process of its own: the engine leaves a timer behind.
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, '../prisma/migrate.ts')], {
    env: { ...process.env, DATABASE_URL: postgres.url },
  })
  return {
    adminUrl: postgres.url,
    postgresPid: postgres.pid,
    urls: roleUrls(postgres.url),
    [Symbol.asyncDispose]: async () => {
      await postgres[Symbol.asyncDispose]()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** What else the machine had to do: a figure taken beside other work is an upper bound. */
export const busy = (): string => `load ${loadavg()[0]?.toFixed(1)}`

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
