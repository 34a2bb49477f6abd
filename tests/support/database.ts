import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'

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
      const left = await connectionsLeft(clusterUrl, name)
      await dropDatabase(clusterUrl, name)
      refuseLeft(left)
    },
  }
}

const connectionsLeft = async (clusterUrl: string, name: string): Promise<string[]> => {
  await using client = await connect(clusterUrl)
  return await untilNone(async () => {
    const { rows } = await client.query<{ who: string }>(`${CONNECTIONS} WHERE datname = $1`, [name])
    return rows.map(({ who }) => who)
  })
}

/** Connections, told by whose they are and what was asked last. */
export const CONNECTIONS = `SELECT usename || ': ' || left(query, 80) AS who FROM pg_stat_activity`

/** Those that are still there after half a second: a backend takes a moment to notice that its client is gone. */
export const untilNone = async (look: () => Promise<string[]>): Promise<string[]> => {
  for (let tries = 0; ; tries += 1) {
    const left = await look()
    if (left.length === 0 || tries === 50) return left
    await setTimeout(10)
  }
}

export const refuseLeft = (connections: readonly string[]): void => {
  if (connections.length > 0) throw new Error(`The test left connections open: ${connections.join(', ')}.`)
}

/** A bare connection, closed at the end of its scope. */
export const connect = async (connectionString: string): Promise<Client & AsyncDisposable> => {
  const client = new Client({ connectionString })
  await client.connect()
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() })
}
