import { Pool } from 'pg'

export type Truth = AsyncDisposable & {
  rows<Row>(sql: string, values?: unknown[]): Promise<Row[]>
}

/** The database as it is, past every policy: for setting the scene and for judging it, never for the product's work. */
export const openTruth = (adminUrl: string): Truth => {
  const pool = new Pool({ connectionString: adminUrl, max: 2 })
  return {
    rows: async <Row>(sql: string, values: unknown[] = []) => (await pool.query(sql, values)).rows as Row[],
    [Symbol.asyncDispose]: () => pool.end(),
  }
}
