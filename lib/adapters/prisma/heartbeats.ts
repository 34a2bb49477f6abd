import { before, hours } from '#lib/domain/duration.ts'
import type { SweepBeat } from '#lib/domain/operations/alarms.ts'
import type { Heartbeats } from '#lib/ports/operations.ts'

import type { Database, Readable } from './database.ts'

const FORGOTTEN_AFTER = hours(1)

/** Belongs to the installation: every tenant's page says the same of it. */
export const latestBeats = async (db: Readable): Promise<SweepBeat[]> =>
  db.$queryRaw`
    SELECT sweep, max(every_ms) AS every, max(ended_at) AS "endedAt", max(failed_at) AS "failedAt"
    FROM worker_heartbeat WHERE sweep <> '' GROUP BY sweep ORDER BY sweep`

export const seenWorkers = async (db: Readable): Promise<{ worker: string; seenAt: Date }[]> =>
  db.$queryRaw`
    SELECT worker, max(seen_at) AS "seenAt" FROM worker_heartbeat GROUP BY worker ORDER BY max(seen_at) DESC LIMIT 50`

export const prismaHeartbeats = (db: Database): Heartbeats => ({
  beat: async (worker, beats, at) => {
    const rows = JSON.stringify([
      { sweep: '', every: 0, endedAt: null, failedAt: null },
      ...beats.map((beat) => ({ ...beat, every: Math.round(beat.every) })),
    ])
    await db.$executeRaw`
      INSERT INTO worker_heartbeat (worker, sweep, every_ms, ended_at, failed_at, seen_at)
      SELECT ${worker}, b.sweep, b.every, b."endedAt", b."failedAt", ${at}
      FROM jsonb_to_recordset(${rows}::jsonb) AS b(sweep text, every int, "endedAt" timestamptz, "failedAt" timestamptz)
      ON CONFLICT (worker, sweep) DO UPDATE SET every_ms = excluded.every_ms, ended_at = excluded.ended_at,
        failed_at = excluded.failed_at, seen_at = excluded.seen_at`
    await db.$executeRaw`DELETE FROM worker_heartbeat WHERE seen_at < ${before(at, FORGOTTEN_AFTER)}`
  },

  latest: async () => ({ sweeps: await latestBeats(db), workers: await seenWorkers(db) }),
})
