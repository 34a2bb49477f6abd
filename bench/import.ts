import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

import { csvFiles } from '#lib/adapters/csv/csv-files.ts'
import { openDatabase, type Database } from '#lib/adapters/prisma/database.ts'
import { prismaImportWork } from '#lib/adapters/prisma/import-work.ts'
import { prismaTransact } from '#lib/adapters/prisma/transact.ts'
import { systemRandom, systemClock } from '#lib/adapters/system/clock.ts'
import type { ImportKind } from '#lib/domain/catalog/import/catalog-import.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { ok } from '#lib/domain/result.ts'
import { csvLine } from '#lib/domain/format/csv.ts'
import { applyImport } from '#lib/use-cases/catalog/import/apply-import.ts'
import { checkImport } from '#lib/use-cases/catalog/import/check-import.ts'
import { claimImport, runImport } from '#lib/use-cases/catalog/import/run-import.ts'
import { uploadImport } from '#lib/use-cases/catalog/import/upload-import.ts'

import { benchGtin, benchLot, emptyCatalog, makeTenant, MANAGER, storeNumber, TENANT } from './fixtures.ts'
import { growthOf, machine } from './figures.ts'
import { benchGround, busy, seconds } from './ground.ts'

// `node bench/import.ts [rows…]`: a file of each kind from the first byte to applied, the check included; then the same
// file once more, which changes nothing. Each size runs in a process of its own, so that its memory is its own. Fails when
// a file of 100,000 rows takes longer than 30 s, or when the time grows faster than the rows.

const SIZES = [1_000, 10_000, 100_000]
const KINDS: ImportKind[] = ['stores', 'products', 'shipments']
const CHUNK = 64 * 1024
const BOUND = { rows: 100_000, ms: 30_000 }
// What a size's process says to the one that compares them.
const TOTALS = 'totals '

const ZONES = ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles']

const HEADERS: Record<ImportKind, string[]> = {
  stores: [
    'Store number',
    'Name',
    'Time zone',
    'District',
    'City',
    'State',
    'On duty email',
    'After hours email',
  ],
  products: ['GTIN', 'Name', 'Brand', 'Category', 'Supplier'],
  shipments: ['Reference', 'Store number', 'GTIN', 'Lot', 'Best before', 'Quantity', 'Shipped at'],
}

const rowOf = (kind: ImportKind, i: number, of: number): string[] => {
  switch (kind) {
    case 'stores': {
      const number = storeNumber(i)
      const mail = (who: string) => `${who}.${number}@bench.example`
      return [
        number,
        `Store ${i}`,
        ZONES[i % 4] ?? '',
        `District ${i % 200}`,
        `City ${i % 900}`,
        'TX',
        mail('duty'),
        mail('night'),
      ]
    }
    case 'products':
      return [
        benchGtin(i),
        `Product ${i}, "family size"`,
        `Brand ${i % 40}`,
        `Category ${i % 12}`,
        'Supplier Inc.',
      ]
    case 'shipments':
      return [
        `B-${i}`,
        storeNumber((i * 7) % of),
        benchGtin((i * 13) % of),
        benchLot(i % 50),
        '2027-05-01',
        String(1 + (i % 48)),
        '2026-10-20T06:00:00Z',
      ]
  }
}

async function* fileOf(kind: ImportKind, rows: number): AsyncGenerator<Uint8Array> {
  let text = csvLine(HEADERS[kind])
  for (let i = 0; i < rows; i += 1) {
    text += csvLine(rowOf(kind, i, rows))
    if (text.length < CHUNK) continue
    yield Buffer.from(text)
    text = ''
  }
  yield Buffer.from(text)
}

const quiet = { span: <T>(_: string, work: () => Promise<T>) => work(), traceparent: () => null }
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

const portsOf = (web: Database, worker: Database) => {
  const base = { clock: systemClock, random: systemRandom, tracing: quiet }
  return {
    web: { ...base, transact: prismaTransact(web, base) },
    worker: {
      ...base,
      catalogFiles: csvFiles,
      transact: prismaTransact(worker, base),
      importWork: prismaImportWork(worker),
    },
  }
}

type Bench = ReturnType<typeof portsOf>

const must = <T>(result: { ok: true; value: T } | { ok: false; rejection: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.rejection))
  return result.value
}

const work = async ({ worker }: Bench): Promise<void> => {
  const held = await claimImport(worker)()
  if (!held) throw new Error('Nothing waits.')
  await runImport(worker)(held)
}

const stateOf = async ({ web }: Bench, importId: string) =>
  must(await web.transact(actor, async ({ imports }) => ok(await imports.find(importId))))

const measure = async (bench: Bench, kind: ImportKind, rows: number) => {
  const started = performance.now()
  const upload = { kind, fileName: 'bench.csv', bytes: fileOf(kind, rows) }
  const { importId } = must(await uploadImport(bench.web)(actor, upload))
  await work(bench)
  const read = performance.now()
  const before = await stateOf(bench, importId)
  if (!before) throw new Error('It is gone.')
  must(await checkImport(bench.web)(actor, { importId, settings: before.settings }))
  await work(bench)
  const checked = performance.now()
  const found = await stateOf(bench, importId)
  const counts = found?.counts
  if (counts?.error !== 0) throw new Error(`Not clean: ${JSON.stringify(counts)}`)
  if (counts.add > 0) {
    must(await applyImport(bench.web)(actor, { importId, leaveOut: false, typed: '' }))
    await work(bench)
  }
  const end = performance.now()
  return {
    counts,
    read: read - started,
    check: checked - read,
    apply: end - checked,
    total: end - started,
  }
}

const one = async (rows: number): Promise<void> => {
  const adminUrl = process.env['BENCH_DATABASE_URL'] ?? ''
  const [app, worker] = [
    openDatabase(process.env['BENCH_APP_URL'] ?? '', 4),
    openDatabase(process.env['BENCH_WORKER_URL'] ?? '', 4),
  ]
  const bench = portsOf(app, worker)
  await emptyCatalog(adminUrl)
  const totals: Record<string, number> = {}
  for (const round of ['new', 'again'])
    for (const kind of KINDS) {
      const { counts, read, check, apply, total } = await measure(bench, kind, rows)
      const what = round === 'new' ? counts.add : counts.unchanged
      if (what !== rows) throw new Error(`${what} of ${rows} rows are ${round}.`)
      totals[`${kind}, ${round}`] = total
      const over = rows === BOUND.rows && total > BOUND.ms ? `  OVER ${seconds(BOUND.ms)}` : ''
      console.log(
        `${String(rows).padStart(8)}  ${kind.padEnd(9)}  ${round.padEnd(5)}  read ${seconds(read).padStart(7)}  check ${seconds(check).padStart(7)}  apply ${seconds(apply).padStart(7)}  total ${seconds(total).padStart(7)}${over}`,
      )
    }
  console.log(
    `${String(rows).padStart(8)}  peak memory of the process (web and worker in one): ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  )
  await Promise.all([app.$disconnect(), worker.$disconnect()])
  console.log(TOTALS + JSON.stringify(totals))
}

const all = async (sizes: number[]): Promise<void> => {
  await using ground = await benchGround()
  await makeTenant(ground.adminUrl)
  console.log(`Import of a CSV file, from the first byte to applied. ${machine()}, ${busy()}`)
  console.log('    rows  kind       round')
  const totals = new Map<string, number[]>()
  for (const rows of sizes) {
    const env = {
      ...process.env,
      BENCH_DATABASE_URL: ground.adminUrl,
      BENCH_APP_URL: ground.urls.app,
      BENCH_WORKER_URL: ground.urls.worker,
    }
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [import.meta.filename, '--one', String(rows)],
      { env },
    )
    const [said = '', found = '{}'] = stdout.split(TOTALS)
    process.stdout.write(said)
    for (const [what, total] of Object.entries(JSON.parse(found) as Record<string, number>)) {
      totals.set(what, [...(totals.get(what) ?? []), total])
      if (rows === BOUND.rows && total > BOUND.ms) process.exitCode = 1
    }
  }
  for (const [what, values] of totals) {
    const growth = growthOf(sizes, values)
    if (growth.worseThanLinear) process.exitCode = 1
    console.log(`growth ${what.padEnd(18)}${growth.text}`)
  }
}

const [first, size] = process.argv.slice(2)
if (first === '--one') await one(Number(size))
else {
  const sizes = process.argv.slice(2).map(Number)
  await all(sizes.length > 0 ? sizes : SIZES)
}
