import { loadavg } from 'node:os'

import { Client } from 'pg'

import { openDatabase } from '#lib/adapters/prisma/database.ts'

import './as-a-server.ts'
import { makeStores, manager } from './board-data.ts'
import { machine, percentile } from './figures.ts'
import { benchGround } from './ground.ts'
import { draftOf, makeDraft, makeShipments } from './targeting-data.ts'

// `npm run bench:targeting`: whom a recall concerns, whom not and why, judged from all shipments of all stores, in the role
// and through the code of the web service. Fails when 100,000 stores with 1,000,000 shipments take more than 5 s, or when
// the time grows faster than the number of stores.

const SIZES = (process.env['BENCH_SIZES'] ?? '1000,10000,100000').split(',').map(Number)
const RUNS = Number(process.env['BENCH_RUNS'] ?? 5)
const BOUND = { stores: 100_000, seconds: 5 }

const { previewRecall } = await import('#lib/queries/recall/preview-recall.ts')

// Each size has a database of its own: the stores that are not meant cost time too.
const measure = async (stores: number): Promise<{ median: number; targeted: number; excluded: number }> => {
  await using ground = await benchGround()
  const admin = new Client({ connectionString: ground.adminUrl })
  await admin.connect()
  await makeStores(admin, stores)
  await makeShipments(admin, stores)
  await makeDraft(admin, stores)
  await admin.query('VACUUM ANALYZE')
  await admin.end()
  const db = openDatabase(ground.urls.app, 2)
  const times: number[] = []
  let seen = { targeted: 0, excluded: 0 }
  for (let i = 0; i < RUNS + 1; i += 1) {
    const began = performance.now()
    const preview = await previewRecall(db, manager, { id: draftOf(stores), now: new Date() })
    if (!preview.ok) throw new Error(preview.rejection.code)
    seen = preview.value
    if (i > 0) times.push((performance.now() - began) / 1000)
  }
  await db.$disconnect()
  return { median: percentile(times, 0.5), targeted: seen.targeted, excluded: seen.excluded }
}

console.log(
  `${machine()}; load ${loadavg()[0]?.toFixed(1)}; median of ${RUNS} runs each; data by formula, no seed`,
)
console.log('   stores  shipments   targeted   not told    seconds   per 1,000 stores')
const perStore: number[] = []
let failed = false
for (const stores of SIZES) {
  const { median, targeted, excluded } = await measure(stores)
  perStore.push(median / stores)
  const cells = [stores, stores * 10, targeted, excluded].map((n) => String(n).padStart(9))
  console.log(
    `${cells.join('  ')}  ${median.toFixed(3).padStart(9)}  ${((median / stores) * 1e6).toFixed(2).padStart(8)} ms`,
  )
  failed ||= stores === BOUND.stores && median > BOUND.seconds
}
// A small database pays the same round trips for fewer stores: only growth beyond the first size can show a curve.
const [, second = 0, third = 0] = perStore
if (third > second * 1.5) failed = true
console.log(
  failed ? 'FAILED: beyond the bound.' : `Within the bound of ${BOUND.seconds} s, and no worse than linear.`,
)
process.exit(failed ? 1 : 0)
