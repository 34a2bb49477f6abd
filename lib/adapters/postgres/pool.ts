import { types, type Pool, type PoolClient } from 'pg'

import type { Log } from '#lib/ports/log.ts'

import { openPool } from './open-pool.ts'

/** Whatever can run one statement: a pooled connection within its transaction, or Prisma's. */
export type Statements = {
  /** A statement with a name keeps its plan, until it has named eight times as many rows. */
  rows<Row>(...statement: Statement): Promise<Row[]>
}
type Statement = [sql: string, values: unknown[], name?: string, rows?: number]

/** One transaction that sees one tenant. */
export type InTenant = <T>(tenantId: string, work: (tx: Statements) => Promise<T>) => Promise<T>

export type SendingPool = {
  inTenant: InTenant
  /** Each statement is a transaction of its own that sees one tenant. */
  alone(tenantId: string): Statements
  /** For what belongs to the installation: without a tenant no row of any tenant is seen. */
  anyTenant<T>(work: (tx: Statements) => Promise<T>): Promise<T>
  end(): Promise<void>
}

/**
 * Connections of their own for the path of every message. Prisma makes objects of what it reads and describes what it
 * writes, which for hundreds of rows at once costs more than Postgres needs for the work itself (bench:delivery tells).
 */
export const openSendingPool = (
  connectionString: string,
  max: number,
  log: Pick<Log, 'warn'>,
): SendingPool => {
  const pool = openPool({
    connectionString,
    max,
    // What is asked is sent at once, also behind a question that is not answered yet.
    pipeline: true,
    types: momentsReadOnce(),
    // A batch of two hundred ids is planned for longer than it runs.
    options: '-c plan_cache_mode=force_generic_plan',
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    // Whoever stands still with a provider’s gate in hand holds up every other worker: not for longer than this.
    idle_in_transaction_session_timeout: 10_000,
  })
  // An idle connection that breaks is replaced by the next one that is asked for.
  pool.on('error', (error) => log.warn('database.connection_lost', { error }))
  const nameOf = plansThatGrow()
  const asQuery = ([text, values, name, rows = 1]: Statement) => ({
    text,
    values,
    ...(name ? { name: nameOf(name, rows) } : {}),
  })
  const transaction = <T>(tenantId: string, work: (tx: Statements) => Promise<T>): Promise<T> =>
    onConnection(pool, async (client) => {
      await client.query(begin(client, tenantId))
      const answer = await work({
        rows: async <Row>(...statement: Statement) => (await client.query(asQuery(statement))).rows as Row[],
      })
      await client.query('COMMIT')
      return answer
    })
  return {
    inTenant: transaction,
    alone: (tenantId) => ({
      rows: <Row>(...statement: Statement) =>
        onConnection(pool, async (client) => {
          // Written one behind the other without waiting: one way there and back. If the statement fails, the end of the
          // transaction takes it back, and says nothing of its own.
          const [begun, done, ended] = await Promise.allSettled([
            client.query(begin(client, tenantId)),
            client.query(asQuery(statement)),
            client.query('COMMIT'),
          ])
          for (const part of [begun, done, ended]) if (part.status === 'rejected') throw part.reason
          return (done.status === 'fulfilled' ? done.value.rows : []) as Row[]
        }),
    }),
    anyTenant: (work) => transaction('', work),
    end: () => pool.end(),
  }
}

const begin = (client: PoolClient, tenantId: string): string =>
  `BEGIN; SELECT set_config('app.tenant_id', ${client.escapeLiteral(tenantId)}, true)`

const onConnection = async <T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect()
  let broken: Error | undefined
  // A connection may be cut between two statements, when no question of ours is there to be answered with it.
  const cut = (error: Error) => void (broken = error)
  client.on('error', cut)
  try {
    return await work(client)
  } catch (error) {
    await client.query('ROLLBACK').catch((lost: Error) => (broken = lost))
    throw error
  } finally {
    client.off('error', cut)
    // A connection that was cut, or that cannot even roll back, is not given to the next one.
    client.release(broken)
  }
}

const TIMESTAMPTZ = 1184
const MOST_KEPT = 100

/** The rows of a batch name the same few moments again and again: each is read once. */
const momentsReadOnce = () => {
  const read = types.getTypeParser(TIMESTAMPTZ)
  const known = new Map<string, Date>()
  const moment = (text: string): Date => {
    const at = known.get(text) ?? (read(text) as Date)
    if (known.size >= MOST_KEPT) known.clear()
    known.set(text, at)
    return at
  }
  const getTypeParser = ((oid: number, format?: 'text') =>
    oid === TIMESTAMPTZ ? moment : types.getTypeParser(oid, format)) as typeof types.getTypeParser
  return { getTypeParser }
}

/**
 * A plan is kept under a name. One that was made while a table was all but empty reads that table whole, and would do so
 * for each batch of a recall that fills it: so a statement gets a new name, and with it a new plan, each time that it has
 * been asked for eight times as many rows. Rows, not times: a hundred recalls to one store say nothing about the next one.
 */
const plansThatGrow = () => {
  const asked = new Map<string, number>()
  return (name: string, rows: number): string => {
    const total = (asked.get(name) ?? 0) + rows
    asked.set(name, total)
    return `${name}_${Math.floor(Math.log2(total) / 3)}`
  }
}
