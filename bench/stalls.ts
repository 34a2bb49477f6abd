import { once } from 'node:events'
import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'

import { joinStack, stack, startStack } from '#tests/e2e/support/stack.ts'

import { machine, milliseconds, percentile } from './figures.ts'
import { openSenders, type Senders } from './stalls-loads.ts'
import type { Waits } from './stalls-probe.ts'

// `npm run bench:stalls`: how long a small request waits at worst while one person sends as much as the schema allows. Two
// of them are asked for all the time, from a thread of its own: one call of the API and one page. First beside nothing. Fails
// when one waits longer than 250 ms. E2E_DATA_DIR joins a stack that runs already; BENCH_ONLY takes those whose name has it.

const BOUND_MS = 250
const IDLE_MS = 5000
const REST_MS = 1000

type Probe = {
  during: (work: () => Promise<string>) => Promise<{ waits: Waits; said: string }>
  end: () => Promise<unknown>
}

const openProbe = async ({ recallUrl, key, cookie }: Senders): Promise<Probe> => {
  const small = [
    // Of an answer that no load makes larger.
    { name: 'api', url: `${recallUrl}/api/v1/stores?limit=1`, headers: { authorization: `Bearer ${key}` } },
    { name: 'page', url: `${recallUrl}/imports`, headers: { cookie } },
  ]
  const probe = new Worker(new URL('stalls-probe.ts', import.meta.url), { workerData: small })
  const tell = async (what: 'begin' | 'end'): Promise<Waits> => {
    probe.postMessage(what)
    const [waits] = (await once(probe, 'message')) as [Waits]
    return waits
  }
  return {
    during: async (work) => {
      await tell('begin')
      const said = await work()
      // Whatever stands still at its end is seen, too.
      await sleep(REST_MS)
      return { waits: await tell('end'), said }
    },
    end: () => probe.terminate(),
  }
}

const lineOf = (name: string, waits: number[], took: number, said: string): string => {
  const worst = Math.max(0, ...waits)
  const over = worst > BOUND_MS ? `  OVER ${BOUND_MS}` : ''
  const figures = [percentile(waits, 0.5), percentile(waits, 0.99), worst].map(milliseconds).join('')
  return `${name.padEnd(54)}${figures}  ${String(waits.length).padStart(5)} asked in ${(took / 1000).toFixed(1)} s  ${said}${over}`
}

const end = await (process.env['E2E_DATA_DIR'] ? joinStack(process.env['E2E_DATA_DIR']) : startStack())
const senders = await openSenders(stack())
const probe = await openProbe(senders)
const load = (): string => loadavg()[0]?.toFixed(1) ?? ''
console.log(
  `Longest wait of a small request. ${machine()}, load ${load()}, no seed: the same bytes at each run`,
)
console.log(`${'ms'.padEnd(54)}     p50     p99   worst`)

const idle = async (): Promise<string> => {
  await sleep(IDLE_MS)
  return `load ${load()}`
}
const only = process.env['BENCH_ONLY'] ?? ''
let failed = false
// Opened once, so that nothing of what follows is the first look at a page.
await probe.during(() => sleep(IDLE_MS, ''))
for (const { name, run } of [{ name: 'idle', run: idle }, ...senders.loads]) {
  if (name !== 'idle' && !name.includes(only)) continue
  const began = performance.now()
  const { waits, said } = await probe.during(run)
  for (const [small, times] of Object.entries(waits)) {
    failed ||= Math.max(0, ...times) > BOUND_MS
    console.log(lineOf(`${name}: ${small}`, times, performance.now() - began, `${said}, load ${load()}`))
  }
}
await probe.end()
await senders.end()
await end()
process.exit(failed ? 1 : 0)
