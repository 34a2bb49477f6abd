import { expect, test } from 'vitest'

import { instantIn } from './zoned-time.ts'

test.each([
  ['2026-12-01T08:00', 'America/Chicago', '2026-12-01T14:00:00.000Z'],
  ['2026-07-01T08:00', 'America/Chicago', '2026-07-01T13:00:00.000Z'],
  ['2026-07-01T08:00', 'Asia/Kolkata', '2026-07-01T02:30:00.000Z'],
  // Repeated: the clocks show 1:30 twice.
  ['2026-11-01T01:30', 'America/Chicago', '2026-11-01T06:30:00.000Z'],
  ['2026-11-01T02:30', 'America/Chicago', '2026-11-01T08:30:00.000Z'],
])('%s in %s', (local, zone, at) => {
  expect(instantIn(local, zone)).toEqual({ at: new Date(at) })
})

test.each([
  ['2026-03-08T02:30', 'America/Chicago', 'skipped'],
  ['2026-02-30T02:30', 'America/Chicago', 'not_a_time'],
  ['tomorrow', 'America/Chicago', 'not_a_time'],
  ['2026-03-08T02:30', 'America/Springfield', 'unknown_zone'],
])('%s in %s is no time', (local, zone, fault) => {
  expect(instantIn(local, zone)).toEqual({ fault })
})
