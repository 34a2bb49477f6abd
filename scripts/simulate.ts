import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'

import { atMost, enter } from '#tests/support/ledger.ts'
import { addHits, neverHit, noHits } from '#tests/simulation/hits.ts'
import type { Mood } from '#tests/simulation/course-plan.ts'
import type { Failure } from '#tests/simulation/simulate-many.ts'
import { runParts } from '#tests/simulation/run-parts.ts'

// `npm run simulate -- --schedules N --seed S [--mood storm|away|unswept|calm] [--processes P] [--no-record]`: the delivery engine over its twins in memory,
// in virtual time, with whatever can go wrong. A schedule that breaks a promise is printed with the seed that repeats it.

const ENOUGH_TO_MEET_ALL = 1000
const STAGE = 5000

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '2000' },
    seed: { type: 'string', default: String(Date.now() % 1e9) },
    processes: { type: 'string', default: String(availableParallelism()) },
    mood: { type: 'string' },
    record: { type: 'boolean', default: true },
  },
  allowNegative: true,
})
const wish = {
  schedules: Number(values.schedules),
  seed: Number(values.seed),
  processes: Number(values.processes),
}
const began = performance.now()
const secondsNow = () => Math.round((performance.now() - began) / 1000)
let stopped = false
process.once('SIGINT', () => (stopped = true))

// A long run by stages: stopped in between, it still has something to say.
const hits = noHits()
const failures: Failure[] = []
const counts = { schedules: 0, steps: 0, sends: 0, doubles: 0 }
while (counts.schedules < wish.schedules && failures.length === 0 && !stopped) {
  const stage = {
    seed: wish.seed + counts.schedules,
    schedules: Math.min(STAGE, wish.schedules - counts.schedules),
    processes: wish.processes,
    mood: values.mood as Mood | undefined,
  }
  const done = await runParts(stage)
  addHits(hits, done.hits)
  failures.push(...done.failures)
  for (const name of ['schedules', 'steps', 'sends', 'doubles'] as const) counts[name] += done[name]
  console.log(`${counts.schedules} schedules after ${secondsNow()} s`)
}
const unmet = counts.schedules >= ENOUGH_TO_MEET_ALL && !values.mood ? neverHit(hits) : []
for (const { seed, broken } of failures)
  console.log(
    `\nSeed ${seed} breaks a promise. Again: npm run simulate -- --schedules 1 --seed ${seed}\n  ${broken.slice(0, 5).join('\n  ')}`,
  )
if (unmet.length > 0) console.log(`\nNever met, so nothing is known of it: ${unmet.join(', ')}`)
const faults = Object.values(hits).reduce((sum, one) => sum + one, 0)
console.log(
  `\n${counts.schedules} schedules from seed ${wish.seed} in ${secondsNow()} s: ${counts.sends} messages, ${faults} faults at ` +
    `${Object.values(hits).filter((times) => times > 0).length} points, ${failures.length} broken promises` +
    (failures.length === 0 ? ` (${atMost(counts.schedules)} a schedule under this generator)` : ''),
)
if (values.record)
  enter('simulation', {
    ...wish,
    ...(values.mood ? { mood: values.mood } : {}),
    ...counts,
    seconds: secondsNow(),
    violations: failures.length,
    failures,
    faults,
    unmet,
    hits,
  })
process.exitCode = failures.length + unmet.length > 0 ? 1 : 0
