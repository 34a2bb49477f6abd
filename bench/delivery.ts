import { busy } from './ground.ts'
import { machine, percentile } from './figures.ts'
import { perSecond, type Drained } from './delivery/drained.ts'
import { drainEngine } from './delivery/engine.ts'
import { tell } from './delivery/issue-to-accept.ts'
import { tellUrgently } from './delivery/urgent.ts'
import { drainBullMq, drainGraphile } from './delivery/peers.ts'

// `npm run bench:delivery`: what the delivery engine does in a second, held against others that record the same work, and
// against the bare SDK; and how soon an urgent recall is told. `-- engine`, `-- issue` or `-- urgent` runs one part.

const SEED = Number(process.env['BENCH_SEED'] ?? 42)
const STORES = Number(process.env['BENCH_STORES'] ?? 10_000)
const RUNS = 3

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const show = (name: string, runs: Drained[]): number => {
  const rate = median(runs.map(perSecond))
  const { cpuMs, messages } = runs[0] ?? { cpuMs: { worker: 0, store: 0 }, messages: 1 }
  const each = (ms: number) => `${((ms / messages) * 1000).toFixed(0)} µs`
  console.log(
    `${name.padEnd(18)}${String(messages).padStart(8)}${rate.toFixed(0).padStart(10)} /s   CPU of each: worker ${each(cpuMs.worker)}, Postgres ${each(cpuMs.store)}   (${runs.map((run) => perSecond(run).toFixed(0)).join(', ')})`,
  )
  return rate
}

const comparePeers = async (): Promise<boolean> => {
  console.log(
    `\nRecorded deliveries with an instant channel, an attempt before and a result after each (${busy()})`,
  )
  const engine: Drained[] = []
  const graphile: Drained[] = []
  const bull: Drained[] = []
  // Taken in turn, so that whatever else the machine does falls on all of them.
  for (let i = 0; i < RUNS; i += 1) {
    engine.push(await drainEngine(STORES, SEED + i))
    graphile.push(await drainGraphile(STORES))
    const drained = await drainBullMq(STORES)
    if (drained) bull.push(drained)
  }
  const own = show('Clearshelf', engine)
  const best = Math.max(show('graphile-worker', graphile), bull.length > 0 ? show('BullMQ', bull) : 0)
  if (bull.length === 0)
    console.log('BullMQ            not measured: there is no redis-server on this machine')
  console.log(
    `ratio to the better peer: ${(own / best).toFixed(1)} (bound 3); bound 10,000 a second on two free cores`,
  )
  return own >= 3 * best && own >= 10_000
}

const SIZES = (process.env['BENCH_SIZES'] ?? '1000,10000,80000').split(',').map(Number)

const tellStores = async (): Promise<boolean> => {
  console.log(
    `\nFrom the issue to the last accept, e-mail and SMS for each store, beside the bare SDK (${busy()})`,
  )
  console.log(
    '  stores  messages   seconds      /s   bare SDK /s  ratio    first  worker MB  CPU each  lost  twice',
  )
  let held = true
  const times: number[] = []
  for (const stores of SIZES) {
    const { messages, ms, rawMs, firstMs, memoryMb, workerCpuMs, lost, duplicates } = await tell(stores, SEED)
    const ratio = rawMs / ms
    const columns = [
      String(stores).padStart(8),
      String(messages).padStart(10),
      (ms / 1000).toFixed(1).padStart(10),
      ((messages / ms) * 1000).toFixed(0).padStart(8),
      ((messages / rawMs) * 1000).toFixed(0).padStart(14),
      ratio.toFixed(2).padStart(7),
      `${firstMs} ms`.padStart(9),
      memoryMb.toFixed(0).padStart(11),
      `${((workerCpuMs / messages) * 1000).toFixed(0)} µs`.padStart(10),
      String(lost).padStart(6),
      String(duplicates).padStart(7),
    ]
    console.log(columns.join(''))
    times.push(ms / stores)
    if (stores === 10_000 && ratio < 0.7) held = false
    if (lost > 0 || duplicates > 0) held = false
  }
  const growth = times.slice(1).map((time, i) => time / (times[i] ?? time))
  console.log(
    `time for each store, from size to size: ${growth.map((of) => `×${of.toFixed(2)}`).join(', ')} (1 is linear)`,
  )
  return held
}

const BACKLOG = Number(process.env['BENCH_BACKLOG'] ?? 50_000)

const tellUrgent = async (): Promise<boolean> => {
  console.log(
    `\nAn urgent recall to 200 stores, e-mail and SMS each: from the issue to the accepts, ms (${busy()})`,
  )
  const { idle, beside, left } = await tellUrgently(BACKLOG, 8, SEED)
  const line = (name: string, of: (typeof idle)[number][]) => {
    const first = of.map((run) => run.first)
    const p99 = of.map((run) => run.p99)
    console.log(
      `${name.padEnd(46)} first: median ${median(first)}, p95 ${percentile(first, 0.95)}   p99: median ${median(p99)}, worst ${Math.max(...p99)}   missing ${of.reduce((sum, { missing }) => sum + missing, 0)}`,
    )
    return { first: percentile(first, 0.95), p99: median(p99) }
  }
  const quiet = line('idle', idle)
  const crowded = line(`${BACKLOG * 2} of low priority waiting, one dead, one hanging`, beside)
  console.log(
    `left of the backlog at the end: ${left}; p99 beside it: ×${(crowded.p99 / quiet.p99).toFixed(2)} (bound 1.2)`,
  )
  const complete = [...idle, ...beside].every(({ missing }) => missing === 0)
  return complete && left > 0 && crowded.first <= 1000 && crowded.p99 <= 1.2 * quiet.p99
}

const PARTS: Record<string, () => Promise<boolean>> = {
  engine: comparePeers,
  issue: tellStores,
  urgent: tellUrgent,
}

console.log(`${machine()}, ${busy()}; seed ${SEED}`)
const asked = process.argv.slice(2)
let held = true
for (const [name, part] of Object.entries(PARTS))
  if (asked.length === 0 || asked.includes(name)) held = (await part()) && held
process.exit(held ? 0 : 1)
