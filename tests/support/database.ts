import { randomBytes } from 'node:crypto'

import { Client } from 'pg'

import { createDatabase, dropDatabase } from '#prisma/databases.ts'
import { roleUrls, type DatabaseUrls } from '#prisma/roles.ts'

import { ground } from './ground.ts'

export type TestDatabase = AsyncDisposable & { adminUrl: string; urls: DatabaseUrls }

/** A database of its own, cloned from the migrated template. Connections that were left open are a fault of the test. */
export const testDatabase = async (): Promise<TestDatabase> => {
  const { adminUrl: clusterUrl, template } = ground()
  const name = `clearshelf_${randomBytes(6).toString('hex')}`
  const adminUrl = await createDatabase(clusterUrl, name, template)
  return {
    adminUrl,
    urls: roleUrls(adminUrl),
    [Symbol.asyncDispose]: async () => {
      const left = await untilUnused(clusterUrl, name)
      await dropDatabase(clusterUrl, name)
      if (left.length > 0) throw new Error(`The test left connections open: ${left.join(', ')}.`)
    },
  }
}

// A backend takes a moment to notice that its client is gone.
const untilUnused = async (clusterUrl: string, name: string): Promise<string[]> => {
  await using client = await connect(clusterUrl)
  for (let tries = 0; ; tries += 1) {
    const { rows } = await client.query<{ who: string }>(
      `SELECT usename || ': ' || left(query, 80) AS who FROM pg_stat_activity WHERE datname = $1`,
      [name],
    )
    if (rows.length === 0 || tries === 50) return rows.map(({ who }) => who)
    await client.query('SELECT pg_sleep(0.01)')
  }
}

/** A bare connection, closed at the end of its scope. */
export const connect = async (connectionString: string): Promise<Client & AsyncDisposable> => {
  const client = new Client({ connectionString })
  await client.connect()
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() })
}
