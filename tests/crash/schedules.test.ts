import { rmSync } from 'node:fs'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { minutes } from '#lib/domain/duration.ts'
import { buildWeb } from '#local/build-web.ts'
import { proved, PROVING } from '#tests/support/proof.ts'
import { scratchRoom } from '#tests/support/scratch-room.ts'

import { schedulesFrom } from './crash-plan.ts'
import { runCrash } from './run-crash.ts'

const FRESH = Date.now() % 1e9
const OF_EACH = 25
const [KNOWN, NEW] = proved([1, 0], [OF_EACH, OF_EACH])

const dataDir = scratchRoom('crash')
const quiet = () => undefined
const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production' }

// Whoever comes first builds; afterwards it is a copy.
beforeAll(async () => void (await buildWeb({ dataDir, env, note: quiet, say: quiet })), minutes(10))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

// In a test run a few, the same each time; in the proof as many new ones, until everything was met. A seed plans the same each time; what is met in real time is never the
// same twice, so a failure tells what was done.
test(
  `whatever is killed while recalls go out, nobody is forgotten, and nobody told twice without a doubt (seeds 1 and ${FRESH})`,
  { timeout: minutes(15) },
  async () => {
    const more = schedulesFrom(FRESH, true)
    const known = schedulesFrom(1, true)
    const plan = Array.from({ length: KNOWN + NEW }, (_, n) => (n < KNOWN ? known : more).next().value)
    const said: string[] = []
    const crashed = await runCrash({
      dataDir,
      speed: 5,
      next: () => plan.shift() ?? null,
      more,
      perRound: 14,
      meetsAll: PROVING,
      say: (line) => said.push(line),
    })
    const { violations, unmet, ...counts } = crashed
    console.log(JSON.stringify(counts))
    expect(violations, `again with: npm run crash -- --seed ${FRESH}\n${said.join('\n')}`).toEqual([])
    if (PROVING) expect(unmet, 'never met, so nothing is known of it').toEqual([])
  },
)
