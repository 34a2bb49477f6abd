import fc from 'fast-check'
import { expect, test } from 'vitest'

import { opensAt } from '#lib/domain/catalog/opens-at.ts'
import { testDatabase } from '#tests/support/database.ts'
import { openTruth } from '#tests/support/truth.ts'

// Two tell when a store opens: the rule, and the function by which ten thousand stores are judged at once.

const time = fc
  .integer({ min: 0, max: 47 })
  .map((half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`)
const week = fc.option(
  fc.uniqueArray(fc.record({ day: fc.integer({ min: 1, max: 7 }), open: time, close: time }), {
    selector: ({ day }) => day,
  }),
  { nil: null },
)
const zone = fc.constantFrom(
  'America/Chicago',
  'America/St_Johns',
  'Europe/Paris',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'UTC',
)
// Around the nights in which clocks change, more often than by chance.
const moment = fc.oneof(
  fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
  fc.integer({ min: -72, max: 72 }).map((h) => new Date(Date.parse('2026-03-08T08:00:00Z') + h * 1_800_000)),
  fc.integer({ min: -72, max: 72 }).map((h) => new Date(Date.parse('2026-11-01T07:00:00Z') + h * 1_800_000)),
  fc.integer({ min: -72, max: 72 }).map((h) => new Date(Date.parse('2026-10-25T01:00:00Z') + h * 1_800_000)),
)

test('the rule and the database tell the same time at which a store opens', async () => {
  await using database = await testDatabase()
  await using truth = openTruth(database.adminUrl)
  const cases = fc.sample(fc.record({ timezone: zone, openingHours: week, at: moment }), {
    numRuns: 1500,
    seed: 7,
  })
  const told = await truth.rows<{ at: Date }>(
    `SELECT opens_at(c.hours, c.zone, c.at) AS at FROM jsonb_to_recordset($1) AS c(n int, hours jsonb, zone text, at timestamptz) ORDER BY n`,
    [
      JSON.stringify(
        cases.map(({ timezone, openingHours, at }, n) => ({ n, hours: openingHours, zone: timezone, at })),
      ),
    ],
  )
  const said = cases.map(({ at, ...store }) => opensAt(store, at).toISOString())
  expect(said).toEqual(told.map(({ at }) => at.toISOString()))
})
