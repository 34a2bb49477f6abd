import { before, hours } from '#lib/domain/duration.ts'
import type { SyntheticFacts } from '#lib/domain/operations/synthetic-recall.ts'

import type { Readable } from './database.ts'

// One goes out each minute, or every five when none comes through: without any for so long it was switched off.
const OFF_AFTER = hours(1)

/** Belongs to the installation: every tenant's page says the same of it. */
export const syntheticFacts = async (db: Readable, at: Date): Promise<SyntheticFacts | null> => {
  const [row] = await db.$queryRaw<(Omit<SyntheticFacts, 'startedAt'> & { startedAt: Date | null })[]>`
    WITH through AS (SELECT * FROM synthetic_run WHERE accepted_at IS NOT NULL ORDER BY minute DESC LIMIT 1),
    later AS (SELECT * FROM synthetic_run WHERE minute > coalesce((SELECT minute FROM through), '-infinity'))
    SELECT (SELECT max(started_at) FROM synthetic_run) AS "startedAt",
           (SELECT accepted_at FROM through) AS "acceptedAt",
           (SELECT extract(epoch FROM accepted_at - started_at) * 1000 FROM through)::int AS "latencyMs",
           (SELECT min(started_at) FROM later) AS "waitingSince",
           (SELECT fault FROM later WHERE fault IS NOT NULL ORDER BY minute DESC LIMIT 1) AS fault`
  if (!row?.startedAt || row.startedAt < before(at, OFF_AFTER)) return null
  return { ...row, startedAt: row.startedAt }
}
