import { PrismaPg } from '@prisma/adapter-pg'

import { openPool } from '../postgres/open-pool.ts'
import { PrismaClient, type Prisma } from './generated/client.ts'

export type Database = PrismaClient
/** The client within one transaction. */
export type TransactionClient = Prisma.TransactionClient
/** Where a read runs: a transaction of its own, or the one that is open already. */
export type Readable = Database | TransactionClient

// A process that stands still keeps its locks, and Postgres waits for it as long as its connection lives: hours. After this it
// is undone. Statements that take long are not meant, only transactions in which nothing is asked.
const IDLE_IN_TRANSACTION = 30_000

/** One pool per process. */
export const openDatabase = (connectionString: string, max = 10): Database =>
  new PrismaClient({
    adapter: new PrismaPg(
      openPool({
        connectionString,
        max,
        connectionTimeoutMillis: 5000,
        idleTimeoutMillis: 30_000,
        idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION,
      }),
      { disposeExternalPool: true },
    ),
    transactionOptions: { maxWait: 5000, timeout: 20_000 },
  })

/**
 * Refuses a role that row-level security would not bind: it would see every tenant, and no test of ours would notice.
 */
export const refuseUnboundRole = async (db: Database): Promise<void> => {
  const [role] = await db.$queryRaw<{ name: string; unbound: boolean; owns: boolean }[]>`
    SELECT rolname AS name, rolsuper OR rolbypassrls AS unbound,
           EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid AND relnamespace = 'public'::regnamespace) AS owns
    FROM pg_roles WHERE rolname = current_user`
  if (!role || role.unbound || role.owns) {
    throw new Error(
      `DATABASE_URL connects as "${role?.name ?? 'nobody'}", which row-level security does not bind. Use clearshelf_app or clearshelf_worker.`,
    )
  }
}

/** Refuses a role that row-level security binds: without a tenant it sees nothing, and would say so of everything. */
export const refuseBoundRole = async (db: Database): Promise<void> => {
  const [role] = await db.$queryRaw<{ name: string; unbound: boolean }[]>`
    SELECT rolname AS name, rolsuper OR rolbypassrls AS unbound FROM pg_roles WHERE rolname = current_user`
  if (!role?.unbound)
    throw new Error(
      `DATABASE_URL connects as "${role?.name ?? 'nobody'}", which sees one tenant at a time. Use the administrator’s role.`,
    )
}
