import { openDatabase, type Database } from '#lib/adapters/prisma/database.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'

import {
  benchGtin,
  benchLot,
  emptyCatalog,
  fillCatalog,
  makeTenant,
  MANAGER,
  TENANT,
  type Sizes,
} from './fixtures.ts'
import { growthOf, machine, percentile, spreadOf } from './figures.ts'
import { benchGround, busy } from './ground.ts'
import './as-a-server.ts'

const { traceStores } = await import('#lib/queries/catalog/trace/trace-stores.ts')
const { traceSummary } = await import('#lib/queries/catalog/trace/trace-summary.ts')

// `npm run bench:trace`: what GET /trace asks of the database, at growing sizes, for products that few stores
// got and for those that all of them got. Fails when one grows faster than the number of stores.

const SEED = 42
const SIZES: Sizes[] = [
  { stores: 1_000, products: 1_000, shipments: 10_000 },
  { stores: 10_000, products: 1_000, shipments: 100_000 },
  { stores: 100_000, products: 1_000, shipments: 1_000_000 },
]
const ASKED = 200

const actor: PersonActor = {
  kind: 'person',
  tenantId: TENANT,
  personId: MANAGER,
  name: 'Manager',
  role: 'recall_manager',
  storeId: null,
  regionId: null,
  sessionId: MANAGER,
  surface: 'recall',
}

type Ask = { name: string; run: (db: Database, i: number) => Promise<{ ok: boolean }> }

// The first ten products go to everybody: half of all shipments are theirs.
const everywhere = (i: number) => benchGtin(i % 10)
const somewhere = (i: number) => benchGtin(10 + ((i * 7) % 990))

const ASKS: Ask[] = [
  {
    name: 'GET /trace, product and lot, everywhere',
    run: (db, i) => traceStores(db, actor, { gtin: everywhere(i), lot: benchLot(i % 50), limit: 50 }),
  },
  {
    name: 'GET /trace, product and lot',
    run: (db, i) => traceStores(db, actor, { gtin: somewhere(i), lot: benchLot(i % 50), limit: 50 }),
  },
  { name: 'GET /trace, product', run: (db, i) => traceStores(db, actor, { gtin: somewhere(i), limit: 50 }) },
  {
    name: 'GET /trace, product, everywhere',
    run: (db, i) => traceStores(db, actor, { gtin: everywhere(i), limit: 50 }),
  },
  { name: 'totals of the page, product', run: (db, i) => traceSummary(db, actor, { gtin: somewhere(i) }) },
]

const timed = async (db: Database, { name, run }: Ask): Promise<number> => {
  const took: number[] = []
  for (let i = -5; i < ASKED; i += 1) {
    const started = performance.now()
    const answer = await run(db, Math.abs(i))
    if (!answer.ok) throw new Error(`${name} is refused.`)
    if (i >= 0) took.push(performance.now() - started)
  }
  console.log(`  ${name.padEnd(42)}${spreadOf(took)}`)
  return percentile(took, 0.5)
}

await using ground = await benchGround()
await makeTenant(ground.adminUrl)
console.log(
  `Trace, ${ASKED} requests each, one after the other, in ms: p50, p95, p99, worst. Seed ${SEED}. ${machine()}, ${busy()}`,
)
const medians = new Map<string, number[]>()
for (const sizes of SIZES) {
  await emptyCatalog(ground.adminUrl)
  await fillCatalog(ground.adminUrl, sizes, SEED)
  console.log(`${sizes.stores} stores, ${sizes.products} products, ${sizes.shipments} shipments`)
  const db = openDatabase(ground.urls.app, 2)
  for (const ask of ASKS) medians.set(ask.name, [...(medians.get(ask.name) ?? []), await timed(db, ask)])
  await db.$disconnect()
}
for (const [name, values] of medians) {
  const growth = growthOf(
    SIZES.map(({ stores }) => stores),
    values,
  )
  if (growth.worseThanLinear) process.exitCode = 1
  console.log(`growth ${name.padEnd(42)}${growth.text}`)
}
