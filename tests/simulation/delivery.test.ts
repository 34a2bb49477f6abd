import { expect, test } from 'vitest'

import { proved } from '#tests/support/proof.ts'
import { expectTrueAuditTrail } from '#tests/support/witness.ts'

import { expectInvariants } from './invariants.ts'
import { nothingMet, simulate, type Met } from './schedule.ts'

// The real database under the real engine, in a few courses: many thousands run over its twins (in-memory.test.ts), which the
// contract suite holds to the same promises. SIMULATION_SEED begins elsewhere, or repeats a run that failed; SIMULATION_RUNS makes it longer.
const FIRST_SEED = Number(process.env['SIMULATION_SEED'] ?? 20261120)
const RUNS = Number(process.env['SIMULATION_RUNS'] ?? proved(3, 10))
const STEPS = 40

const once = async (seed: number, met: Met): Promise<void> => {
  await using simulated = await simulate(seed, STEPS, met)
  const { world, log } = simulated
  try {
    await expectInvariants(world)
    await expectTrueAuditTrail(world.truth)
    for (const mail of world.email.accepts) mail.read = true // Judged by the invariants, not one by one.
    await world.endsWell()
  } catch (error) {
    throw new Error(
      `Seed ${seed} breaks a promise. Again: SIMULATION_SEED=${seed} SIMULATION_RUNS=1\n${log.join('\n')}`,
      { cause: error },
    )
  }
}

test(
  'whatever goes wrong, in whatever order, no store is forgotten and none is told twice without a doubt',
  { timeout: 20_000 + RUNS * 10_000 },
  async () => {
    const met = nothingMet()
    for (let run = 0; run < RUNS; run += 1) await once(FIRST_SEED + run, met)
    console.log(`${RUNS} schedules from seed ${FIRST_SEED}; met: ${JSON.stringify(met)}`)
    if (RUNS >= 10) expect(Object.entries(met).filter(([, times]) => times === 0)).toEqual([])
  },
)
