import { Client } from 'pg'

import { openDatabase, type Database } from '#lib/adapters/prisma/database.ts'
import { TIMELINE_SHOWS, type TimelineShow } from '#lib/domain/timeline/timeline.ts'

import './as-a-server.ts'
import { makeStores, manager, recallOf, TENANT } from './board-data.ts'
import { growthOf, machine, percentile, spreadOf } from './figures.ts'
import { benchGround, busy } from './ground.ts'

// `npm run bench:timeline`: the first page of a recall's timeline by each filter, among so many leaves of stores and some
// of the desk. Fails when decisions or messages among 100,000 take more than 50 ms at p95, or when one grows faster than
// the number of leaves.

const SIZES = [1_000, 10_000, 100_000]
const RUNS = Number(process.env['BENCH_RUNS'] ?? 40)
const BOUND = { size: 100_000, p95: 50, shows: ['decisions', 'messages', 'comments'] as TimelineShow[] }

const { timeline } = await import('#lib/queries/recall/timeline/timeline.ts')

// A store has seen and acknowledged within a day; the desk issued it before, and has reminded now and then.
const makeLeaves = async (client: Client, size: number): Promise<void> => {
  const recall = recallOf(size)
  await client.query(
    `INSERT INTO recall (id, tenant_id, number, title, kind, priority, jurisdiction, reason_code, hazard, instructions, target_mode,
                         target_stores, status, version, revision, author_id, created_at, updated_at, issued_at)
     VALUES ('${recall}', '${TENANT}', 'L-${size}', 'Bench', 'recall', 'high', 'US', 'x', 'x', 'x', 'all', '{}', 'issued', 1, 1,
             '${manager.personId}', now(), now(), now() - interval '2 days')`,
  )
  const leaf = (action: string, type: string, subject: string, at: string, from: string) => `
    INSERT INTO audit_leaf (id, tenant_id, at, actor, action, subject_type, subject_id, body, hash)
    SELECT gen_random_uuid(), '${TENANT}', ${at}, 'person:${manager.personId}', ${action}, '${type}', ${subject},
           json_build_object('data', json_build_object('recallId', '${recall}', 'storeId', s.id, 'stores', 3))::text, ''::bytea
    FROM ${from}`
  const stores = `generate_series(1, ${size}) n JOIN store s ON s.number = lpad((1 + n / 2)::text, 6, '0')`
  await client.query(
    leaf(
      `CASE WHEN n % 2 = 0 THEN 'notice.seen' ELSE 'notice.acknowledged' END`,
      'notice',
      'gen_random_uuid()::text',
      `now() - (n % 86400) * interval '1 second'`,
      stores,
    ),
  )
  const desk = `generate_series(1, 40) n CROSS JOIN (SELECT NULL::uuid AS id) s`
  const action = `(ARRAY['recall.edited','recall.submit','recall.issue','recall.stores_reminded'])[1 + n % 4]`
  await client.query(
    leaf(action, 'recall', `'${recall}'`, `now() - interval '1 day' - n * interval '20 minutes'`, desk),
  )
}

const timed = async (db: Database, size: number, show: TimelineShow): Promise<number[]> => {
  const times: number[] = []
  for (let i = -3; i < RUNS; i += 1) {
    const began = performance.now()
    const found = await timeline(db, manager, { recallId: recallOf(size), show, limit: 60, now: new Date() })
    if (!found.ok) throw new Error(found.rejection.code)
    if (i >= 0) times.push(performance.now() - began)
  }
  return times
}

await using ground = await benchGround()
const admin = new Client({ connectionString: ground.adminUrl })
await admin.connect()
await makeStores(admin, 50_001)
for (const size of SIZES) await makeLeaves(admin, size)
await admin.query('VACUUM ANALYZE')
await admin.end()

console.log(
  `The first page of a timeline, ${RUNS} requests each, in ms: p50, p95, p99, worst. ${machine()}, ${busy()}`,
)
const db = openDatabase(ground.urls.app, 2)
let failed = false
for (const show of TIMELINE_SHOWS) {
  const medians: number[] = []
  for (const size of SIZES) {
    const times = await timed(db, size, show)
    const over = size === BOUND.size && BOUND.shows.includes(show) && percentile(times, 0.95) > BOUND.p95
    failed ||= over
    medians.push(percentile(times, 0.5))
    console.log(
      `${show.padEnd(12)}${String(size).padStart(8)}${spreadOf(times)}${over ? `  OVER ${BOUND.p95}` : ''}`,
    )
  }
  const growth = growthOf(SIZES, medians)
  failed ||= growth.worseThanLinear
  console.log(`growth ${show.padEnd(12)}${growth.text}`)
}
await db.$disconnect()
process.exitCode = failed ? 1 : 0
