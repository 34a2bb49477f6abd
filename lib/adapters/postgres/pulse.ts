import { openPool } from './open-pool.ts'

/** Whether the database answers now. */
export type Pulse = { beats(): Promise<boolean>; end(): Promise<void> }

const PATIENCE_MS = 1800
// A no is good for all who ask within this time. A yes is for those alone who wait for it: the next moment it may be wrong.
const NO_LASTS_MS = 500

/**
 * Asks the database on a connection of its own. A database that hangs takes each connection that it is asked on with it: those
 * of the product must not be spent on asking.
 */
export const databasePulse = (connectionString: string): Pulse => {
  const pool = openPool({
    connectionString,
    max: 1,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
    idleTimeoutMillis: 30_000,
  })
  pool.on('error', () => undefined)
  let asked: Promise<boolean> | null = null
  let awayUntil = 0
  const ask = async (): Promise<boolean> => {
    const answers = await pool.query('SELECT 1').then(
      () => true,
      () => false,
    )
    if (!answers) awayUntil = performance.now() + NO_LASTS_MS
    asked = null
    return answers
  }
  return {
    beats: async () => performance.now() >= awayUntil && (asked ??= ask()),
    end: () => pool.end(),
  }
}
