import { expect, test } from 'vitest'

import { observedAt } from './observed-at.ts'

const now = new Date('2026-12-01T10:00:00Z')

test('a phone whose clock is forty days off tells rightly how long its answer waited', () => {
  for (const day of ['2026-10-22', '2026-12-01', '2027-01-10'])
    expect(observedAt(now, `${day}T08:30:00Z`, `${day}T09:00:00Z`)).toEqual(new Date('2026-12-01T09:30:00Z'))
})

test('what cannot be is taken as now', () => {
  for (const [at, sentAt] of [
    [undefined, null],
    ['2026-12-01T09:00:00Z', null],
    ['2026-12-01T09:00:00Z', '2026-12-01T08:00:00Z'],
    ['2020-12-01T09:00:00Z', '2026-12-01T08:00:00Z'],
  ] as const)
    expect(observedAt(now, at, sentAt)).toEqual(now)
})
