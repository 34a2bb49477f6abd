import { registerHooks } from 'node:module'
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'

import { Client } from 'pg'

import { openDatabase, type Database } from '#lib/adapters/prisma/database.ts'
import type { BoardFilter, BoardOrder } from '#lib/domain/notice/board-filter.ts'
import { freePort } from '#local/ports.ts'
import { startPostgres } from '#local/postgres.ts'
import { migrate } from '#prisma/migrate.ts'
import { roleUrls } from '#prisma/roles.ts'

import { growthOf, machine, percentile, spreadOf } from './figures.ts'
import { makeRecall, makeStores, manager, recallOf } from './board-data.ts'

// `npm run bench:board`: what each question of a board costs the server, in the role and through the code of the web
// service, on a Postgres of its own. Fails when a question of the 10,000-store board takes more than 50 ms at p95,
// or when one grows faster than the number of stores.

const SIZES = (process.env['BENCH_SIZES'] ?? '1000,10000,100000').split(',').map(Number)
const RUNS = Number(process.env['BENCH_RUNS'] ?? 60)
const BOUND = { size: 10_000, p95: 50 }

// The queries carry 'server-only', which throws outside a server bundle; a bench is a server.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'server-only'
      ? { url: 'data:text/javascript,', shortCircuit: true }
      : next(specifier, context),
})
const { boardRows } = await import('#lib/queries/recall/board-rows.ts')
const { boardBreakdown } = await import('#lib/queries/recall/board-breakdown.ts')
const { burnUp } = await import('#lib/queries/recall/burn-up.ts')
const { recallPulse } = await import('#lib/queries/recall/recall-pulse.ts')
const { storePart } = await import('#lib/queries/recall/store-part.ts')
const { neighbours } = await import('#lib/queries/recall/neighbours.ts')

const urgent: BoardOrder = { by: 'exceptions', descending: false }
const window =
  (db: Database, recallId: string, filter: BoardFilter, order: BoardOrder, offset: number) => () =>
    boardRows(db, manager, { recallId, filter, order, offset, limit: 100, now: new Date() })

const questions = (db: Database, size: number): Record<string, () => Promise<{ ok: boolean }>> => {
  const recallId = recallOf(size)
  const now = () => new Date()
  return {
    figures: () => recallPulse(db, manager, { id: recallId, now: now() }),
    'first window': window(db, recallId, {}, urgent, 0),
    'deep window': window(db, recallId, {}, urgent, size - 150),
    'overdue only': window(db, recallId, { overdue: true }, urgent, 0),
    'not reached': window(db, recallId, { notReached: true }, urgent, 0),
    'by text': window(db, recallId, { text: 'city 42' }, urgent, 0),
    'by number': window(db, recallId, {}, { by: 'number', descending: true }, 500),
    'rows with news': () =>
      boardRows(db, manager, {
        recallId,
        filter: {},
        numbers: ['000100', '000200', '000300', '000400', '000500'],
        order: urgent,
        offset: 0,
        limit: 100,
        now: now(),
      }),
    'shares and map': () => boardBreakdown(db, manager, { recallId, now: now() }),
    'burn-up': () => burnUp(db, manager, { recallId, now: now() }),
    'one store': () => storePart(db, manager, { recallId, storeNumber: '000500', now: now() }),
    'next store': () =>
      neighbours(db, manager, { recallId, storeNumber: '000500', filter: {}, order: urgent, now: now() }),
  }
}

const measure = async (ask: () => Promise<{ ok: boolean }>): Promise<number[]> => {
  const times: number[] = []
  for (let i = 0; i < RUNS + 3; i += 1) {
    const began = performance.now()
    if (!(await ask()).ok) throw new Error('refused')
    if (i >= 3) times.push(performance.now() - began)
  }
  return times
}

console.log(
  `${machine()}, load ${loadavg()[0]?.toFixed(1)}; Postgres 18, default settings but shared_buffers 128 MB; one at a time, ${RUNS} runs each`,
)
console.log(
  `${''.padEnd(16)}${'stores'.padStart(8)}${'p50'.padStart(8)}${'p95'.padStart(8)}${'p99'.padStart(8)}${'max'.padStart(8)}  ms`,
)
let failed = false
const medians = new Map<string, number[]>()

// Each size is a retailer of its own, in a database of its own.
const measureSize = async (size: number): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'clearshelf-bench-'))
  const postgres = await startPostgres({ dataDir: folder, port: await freePort() })
  await migrate(postgres.url)
  const admin = new Client({ connectionString: postgres.url })
  await admin.connect()
  await makeStores(admin, size)
  await makeRecall(admin, size)
  await admin.query('VACUUM ANALYZE')
  await admin.end()
  const db = openDatabase(roleUrls(postgres.url).app, 4)
  for (const [name, ask] of Object.entries(questions(db, size))) {
    const times = await measure(ask)
    const over = size === BOUND.size && percentile(times, 0.95) > BOUND.p95
    failed ||= over
    medians.set(name, [...(medians.get(name) ?? []), percentile(times, 0.5)])
    console.log(
      `${name.padEnd(16)}${String(size).padStart(8)}${spreadOf(times)}${over ? `  OVER ${BOUND.p95}` : ''}`,
    )
  }
  await db.$disconnect()
  await postgres[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
}

for (const size of SIZES) await measureSize(size)
for (const [name, values] of medians) {
  const growth = growthOf(SIZES, values)
  failed ||= growth.worseThanLinear
  console.log(`growth ${name.padEnd(18)}${growth.text}`)
}
process.exit(failed ? 1 : 0)
