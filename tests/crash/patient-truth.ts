import { setTimeout as sleep } from 'node:timers/promises'

import { Pool } from 'pg'

import type { Truth } from '#tests/support/truth.ts'

const PATIENCE_MS = 60_000

/** The database as it is, past every policy; while it is away, and where it gave way to others, a question is asked again. */
export const patientTruth = (adminUrl: string): Truth => {
  const pool = new Pool({ connectionString: adminUrl, max: 2, connectionTimeoutMillis: 2000 })
  pool.on('error', () => undefined) // It is stopped now and then; the next question opens another connection.
  return {
    rows: async <Row>(sql: string, values: unknown[] = []) => {
      for (const until = performance.now() + PATIENCE_MS; ;) {
        try {
          return (await pool.query(sql, values)).rows as Row[]
        } catch (error) {
          if (!isAway(error) || performance.now() > until) throw error
          await sleep(50)
        }
      }
    },
    [Symbol.asyncDispose]: () => pool.end(),
  }
}

// Any other answer says what is wrong with the question.
const isAway = (error: unknown): boolean => {
  const { code = '' } = error as { code?: string }
  // 40P01: it and a worker waited for each other, and all of it was taken back.
  return !/^[0-9A-Z]{5}$/.test(code) || /^(57|08)/.test(code) || code === '40P01'
}
