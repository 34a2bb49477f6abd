import { openDatabase, refuseUnboundRole, type Database } from '#lib/adapters/prisma/database.ts'
import { openSendingPool, type SendingPool } from '#lib/adapters/postgres/pool.ts'

import { CONNECTIONS, refuseLeft, testDatabase, untilNone, type TestDatabase } from './database.ts'
import { openTruth, type Truth } from './truth.ts'
import { installWitness } from './witness.ts'

/** A database with the witness in it, and connections to it in the product's roles. */
export type Premises = AsyncDisposable & {
  database: TestDatabase
  truth: Truth
  web: Database
  worker: Database
  sending: SendingPool
}

// A connection that is lost is missed by whoever asks for the next one.
const unheard = { warn: () => undefined }

export const openPremises = async (): Promise<Premises> => {
  await using rising = new AsyncDisposableStack()
  const database = rising.use(await testDatabase())
  const truth = rising.use(openTruth(standing(database.adminUrl)))
  const [web, worker] = [database.urls.app, database.urls.worker].map((url) => {
    const one = openDatabase(standing(url), 4)
    rising.defer(() => one.$disconnect())
    return one
  }) as [Database, Database]
  const sending = openSendingPool(standing(database.urls.worker), 4, unheard)
  rising.defer(() => sending.end())
  await Promise.all([installWitness(truth), refuseUnboundRole(web), refuseUnboundRole(worker)])
  const standingStill = rising.move()
  return { database, truth, web, worker, sending, [Symbol.asyncDispose]: () => standingStill.disposeAsync() }
}

const STANDING = 'standing'
const standing = (url: string): string => {
  const named = new URL(url)
  named.searchParams.set('application_name', STANDING)
  return named.toString()
}

// A process runs many worlds, one after the other: their connections know the tables, and their statements are planned.
const vacant: Premises[] = []

/** Premises for one world, as empty as new ones; those of a world that left something behind are torn down. */
export const lentPremises = async (): Promise<Premises> => {
  const premises = vacant.pop() ?? (await openPremises())
  return {
    ...premises,
    [Symbol.asyncDispose]: async () => {
      try {
        await refuseLeftConnections(premises)
        await clear(premises)
      } catch (fault) {
        await premises[Symbol.asyncDispose]()
        throw fault
      }
      vacant.push(premises)
    },
  }
}

// Of others than the premises' own; one of these that is still in a transaction counts, too.
const LEFT = `${CONNECTIONS}
  WHERE datname = current_database() AND (application_name <> $1 OR state LIKE 'idle in transaction%')`

const refuseLeftConnections = async ({ truth }: Premises): Promise<void> =>
  refuseLeft(
    await untilNone(async () => {
      const left = await truth.rows<{ who: string }>(LEFT, [STANDING])
      return left.map(({ who }) => who)
    }),
  )

// Deleting takes a tenth of the time of truncating, and leaves connections the plans that they have made. Dead rows pile up.
const CLEARS_UNTIL_TRUNCATED = 50
let clears = 0

const clear = async ({ truth }: Premises): Promise<void> => {
  const tables = await truth.rows<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname IN ('public', 'witness') AND tablename <> '_prisma_migrations'`,
  )
  const names = tables.map(({ name }) => name)
  clears += 1
  const emptied =
    clears % CLEARS_UNTIL_TRUNCATED === 0
      ? `TRUNCATE ${names.join(', ')}`
      : names.map((name) => `DELETE FROM ${name}`).join('; ')
  // In this role nobody stands guard over what may only grow.
  await truth.rows(
    `BEGIN; SET LOCAL session_replication_role = replica; SET LOCAL lock_timeout = '5s'; ${emptied}; COMMIT`,
  )
}
