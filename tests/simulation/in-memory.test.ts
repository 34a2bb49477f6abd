import { describe, expect, test } from 'vitest'

import { minutes } from '#lib/domain/duration.ts'

import { proved, PROVING } from '#tests/support/proof.ts'

import { neverHit } from './hits.ts'
import { MUTANTS } from './mutants.ts'
import { runParts } from './run-parts.ts'

const FRESH = Date.now() % 1e9

// The one is repeatable; the other, in the proof, goes on looking.
const SEEDS = [['a known seed', 1] as const, ['a fresh seed', FRESH] as const]
const SCHEDULES = proved(500, 2500)

test.each(SEEDS.slice(0, proved(1, 2)))(
  'thousands of courses from %s (%i) keep every promise, and meet everything that can go wrong',
  { timeout: minutes(5) },
  async (_, seed) => {
    const { failures, hits, schedules } = await runParts({ seed, schedules: SCHEDULES, processes: 2 })
    expect(failures, 'again with: npm run simulate -- --schedules 1 --seed …').toEqual([])
    expect(schedules).toBe(SCHEDULES)
    expect(neverHit(hits)).toEqual([])
  },
)

test('the same seed meets the same course', { timeout: minutes(1) }, async () => {
  const wish = { seed: 77, schedules: 40 }
  expect(await runParts({ ...wish, processes: 1 })).toEqual(await runParts({ ...wish, processes: 2 }))
})

// Every fifth, in a test run: each of them wants many courses until it is caught.
const TRIED = MUTANTS.filter((_, n) => PROVING || n % 5 === 0)

describe('a fault made by hand is caught', { timeout: minutes(2) }, () => {
  test.each(TRIED)('$name', async ({ name: mutant, mood }) => {
    const { failures } = await runParts({
      seed: 1,
      schedules: 8000,
      processes: 1,
      stopAfter: 1,
      mood,
      mutant,
    })
    expect(failures).toHaveLength(1)
  })
})
