import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'

import { eachAtOnce } from '#lib/use-cases/delivery/each-at-once.ts'
import { enter } from '#tests/support/ledger.ts'
import { MUTANTS, type Mutant } from '#tests/simulation/mutants.ts'
import { runParts } from '#tests/simulation/run-parts.ts'

// `npm run mutants [-- --schedules N --seed S --only words --no-record]`: each fault that was made by hand in the protocol
// must be caught by the simulation, within so many schedules. One that survives fails the command.

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '3000' },
    seed: { type: 'string', default: String(Date.now() % 1e9) },
    only: { type: 'string', default: '' },
    record: { type: 'boolean', default: true },
  },
  allowNegative: true,
})
const [seed, schedules] = [Number(values.seed), Number(values.schedules)]
const survived: string[] = []
const caught: { mutant: string; seed: number; after: number; broken: string }[] = []

const tryMutant = async ({ name: mutant, mood }: Mutant): Promise<void> => {
  const { failures, schedules: after } = await runParts({
    seed,
    schedules,
    processes: 1,
    stopAfter: 1,
    mood,
    mutant,
  })
  const [first] = failures
  if (!first) {
    survived.push(mutant)
    console.log(`SURVIVED  ${mutant}, over ${after} schedules`)
    return
  }
  caught.push({ mutant, seed: first.seed, after, broken: first.broken[0] ?? '' })
  console.log(`caught    ${mutant}\n          by seed ${first.seed}, the ${after}th: ${first.broken[0]}`)
}

const chosen = MUTANTS.filter(({ name }) => name.includes(values.only))
await eachAtOnce(chosen, availableParallelism(), tryMutant)
console.log(
  `\n${caught.length} of ${chosen.length} mutants were caught, from seed ${seed} on, each within ${schedules} schedules`,
)
if (values.record) enter('mutants', { seed, schedules, mutants: chosen.length, caught, survived })
process.exitCode = survived.length > 0 || caught.length === 0 ? 1 : 0
