import { query } from './database.ts'

/** Code and lot as they were kept, with what the phone said and what the server says. */
export const scansOf = async (noticeId: string) => {
  const rows = await query<{ scan: string }>(
    `SELECT DISTINCT concat_ws(' | ', code, lot, phone_verdict, verdict) AS scan FROM scan WHERE notice_id = $1 ORDER BY 1`,
    [noticeId],
  )
  return rows.map(({ scan }) => scan)
}
