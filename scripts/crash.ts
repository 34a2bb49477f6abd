import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { runCrash } from '#tests/crash/run-crash.ts'
import { schedulesFrom } from '#tests/crash/crash-plan.ts'
import { atMost, enter } from '#tests/support/ledger.ts'

// `npm run crash -- [--schedules N | --minutes N] [--seed S] [--speed V] [--no-record]`: recalls go out through real processes
// while these are killed, stopped and robbed of what they stand on. A schedule is the same for the same seed; what it meets is not.

const PER_ROUND = 25

const { values } = parseArgs({
  options: {
    schedules: { type: 'string' },
    minutes: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1e9) },
    speed: { type: 'string', default: '5' },
    'per-round': { type: 'string', default: String(PER_ROUND) },
    record: { type: 'boolean', default: true },
  },
  allowNegative: true,
})
const seed = Number(values.seed)
const speed = Number(values.speed)
const schedules = values.schedules ? Number(values.schedules) : values.minutes ? Infinity : 50
const began = performance.now()
const secondsNow = () => Math.round((performance.now() - began) / 1000)
const until = values.minutes ? Number(values.minutes) * 60 : Infinity
const plan = schedulesFrom(seed)
let drawn = 0
let stopped = false
process.once('SIGINT', () => (stopped = true))

const dataDir = process.env['DATA_DIR'] ?? mkdtempSync(join(tmpdir(), 'clearshelf-crash-'))
const { violations, unmet, hits, ...counts } = await runCrash({
  meetsAll: true,
  dataDir,
  speed,
  perRound: Number(values['per-round']),
  next: () => {
    if (stopped || drawn >= schedules || secondsNow() > until) return null
    drawn += 1
    return plan.next().value
  },
  more: plan,
  say: (line) => console.log(`${String(secondsNow()).padStart(5)} s  ${line}`),
})
if (violations.length === 0 && !process.env['DATA_DIR']) rmSync(dataDir, { recursive: true, force: true })
else if (violations.length > 0) console.log(`\nWhat the processes said stands in ${join(dataDir, 'logs')}.`)
for (const violation of violations.slice(0, 20)) console.log(`BROKEN  ${violation}`)
if (unmet.length > 0) console.log(`\nNever met, so nothing is known of it: ${unmet.join(', ')}`)
for (const [point, times] of Object.entries(hits)) console.log(`${String(times).padStart(6)}  ${point}`)
const faults = Object.values(hits).reduce((sum, one) => sum + one, 0)
console.log(
  `\n${counts.schedules} schedules from seed ${seed} in ${secondsNow()} s: ${counts.deliveries} deliveries, ${counts.accepts} accepts, ` +
    `${counts.doubts} doubts, ${counts.duplicates} told twice, each covered by a doubt; ${faults} faults, ${violations.length} broken promises` +
    (violations.length === 0 ? ` (${atMost(counts.schedules)} a schedule under this generator)` : ''),
)
if (values.record)
  enter('crash', {
    seed,
    speed,
    ...counts,
    seconds: secondsNow(),
    violations: violations.length,
    broken: violations.slice(0, 20),
    faults,
    unmet,
    hits,
  })
process.exitCode = violations.length + unmet.length > 0 ? 1 : 0
