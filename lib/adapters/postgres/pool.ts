import { Pool } from 'pg'

import type { Log } from '#lib/ports/log.ts'

/** Whatever can run one statement: a pooled connection within its transaction, or Prisma's. */
export type Statements = {
  /** A statement with a name keeps its plan, until it has been asked for twice as often. */
  rows<Row>(sql: string, values: unknown[], name?: string): Promise<Row[]>
}

/** One transaction that sees one tenant. */
export type InTenant = <T>(tenantId: string, work: (tx: Statements) => Promise<T>) => Promise<T>

export type SendingPool = {
  inTenant: InTenant
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
  const pool = new Pool({
    connectionString,
    max,
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
  const transaction = async <T>(tenantId: string, work: (tx: Statements) => Promise<T>): Promise<T> => {
    const client = await pool.connect()
    let broken: Error | undefined
    // A connection may be cut between two statements, when no question of ours is there to be answered with it.
    const cut = (error: Error) => void (broken = error)
    client.on('error', cut)
    try {
      await client.query(`BEGIN; SELECT set_config('app.tenant_id', ${client.escapeLiteral(tenantId)}, true)`)
      const answer = await work({
        rows: async <Row>(text: string, values: unknown[], name?: string) =>
          (await client.query({ text, values, ...(name ? { name: nameOf(name) } : {}) })).rows as Row[],
      })
      await client.query('COMMIT')
      return answer
    } catch (error) {
      await client.query('ROLLBACK').catch((lost: Error) => (broken = lost))
      throw error
    } finally {
      client.off('error', cut)
      // A connection that was cut, or that cannot even roll back, is not given to the next one.
      client.release(broken)
    }
  }
  return {
    inTenant: transaction,
    anyTenant: (work) => transaction('', work),
    end: () => pool.end(),
  }
}

/**
 * A plan is kept under a name. One that was made while a table was all but empty reads that table whole, and would do so
 * for each batch of a recall that fills it: so a statement gets a new name, and with it a new plan, each time that it has
 * been asked for twice as often.
 */
const plansThatGrow = () => {
  const asked = new Map<string, number>()
  return (name: string): string => {
    const times = (asked.get(name) ?? 0) + 1
    asked.set(name, times)
    return `${name}_${Math.floor(Math.log2(times))}`
  }
}
