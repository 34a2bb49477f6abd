import { describe, expect, test } from 'vitest'

import { minutes } from '#lib/domain/duration.ts'

import { neverHit } from './hits.ts'
import { MUTANTS } from './mutants.ts'
import { runParts } from './run-parts.ts'

const FRESH = Date.now() % 1e9

// Half of them the same each time, half of them new: the one is repeatable, the other goes on looking.
test.each([
  ['a known seed', 1],
  ['a fresh seed', FRESH],
])(
  'thousands of courses from %s (%i) keep every promise, and meet everything that can go wrong',
  { timeout: minutes(5) },
  async (_, seed) => {
    const { failures, hits, schedules } = await runParts({ seed, schedules: 2500, processes: 2 })
    expect(failures, 'again with: npm run simulate -- --schedules 1 --seed …').toEqual([])
    expect(schedules).toBe(2500)
    expect(neverHit(hits)).toEqual([])
  },
)

test('the same seed meets the same course', { timeout: minutes(1) }, async () => {
  const wish = { seed: 77, schedules: 100 }
  expect(await runParts({ ...wish, processes: 1 })).toEqual(await runParts({ ...wish, processes: 2 }))
})

describe('a fault made by hand is caught', { timeout: minutes(2) }, () => {
  test.each(MUTANTS)('$name', async ({ name: mutant, mood }) => {
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
