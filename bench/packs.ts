import { parseArgs } from 'node:util'

import { judgePacks } from '#tests/support/judged-packs.ts'

// Packs of every kind, with every slip of a thumb, beside recalls of every kind: NOT RECALLED is never said of one that is
// recalled, or that nobody can rule out. `npm run packs -- --count 1000000 --seed 1`

const { values } = parseArgs({
  options: { count: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
})
const started = performance.now()
const { words, wrong } = judgePacks(Number(values.count), Number(values.seed))
console.log({ ...words, wrong: wrong.length, seconds: Math.round((performance.now() - started) / 100) / 10 })
for (const { seen, of } of wrong.slice(0, 10))
  console.log(JSON.stringify({ seen, real: of.real, recall: of.recall, age: of.ground.age }))
process.exitCode = wrong.length > 0 ? 1 : 0
