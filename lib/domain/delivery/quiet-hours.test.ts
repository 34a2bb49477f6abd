import { describe, expect, test } from 'vitest'

import { quietUntil } from './quiet-hours.ts'

const week = [1, 2, 3, 4, 5].map((day) => ({ day, open: '06:00', close: '20:00' }))
const store = { timezone: 'America/Chicago', openingHours: week }
const closed = { quiet: 'opening_hours' as const }
const never = { quiet: 'none' as const }
const until = (priority: 'high' | 'medium' | 'low', now: string, over = {}) =>
  quietUntil({ priority, policy: closed, own: null, store, ...over }, new Date(now))?.toISOString() ?? null

describe('until when a message waits', () => {
  test.each([
    ['medium while the store is open', 'medium', '2026-03-02T18:00:00Z', null],
    ['medium at night', 'medium', '2026-03-03T04:00:00Z', '2026-03-03T12:00:00.000Z'],
    ['low on Friday night, until Monday', 'low', '2026-03-07T04:00:00Z', '2026-03-09T11:00:00.000Z'],
    ['high at night', 'high', '2026-03-03T04:00:00Z', null],
    ['at the very minute at which it opens', 'low', '2026-03-03T12:00:00Z', null],
  ] as const)('%s', (_, priority, now, expected) => expect(until(priority, now)).toBe(expected))

  test('a retailer that wants no quiet hours has none, but a contact’s own hold', () => {
    const own = { from: '22:00', to: '06:00' }
    expect(until('low', '2026-03-03T04:30:00Z', { policy: never })).toBeNull()
    expect(until('low', '2026-03-03T04:30:00Z', { policy: never, own })).toBe('2026-03-03T12:00:00.000Z')
    // Its own take the place of the closing time: at nine in the evening it still wants to hear.
    expect(until('low', '2026-03-03T03:00:00Z', { own })).toBeNull()
    expect(until('high', '2026-03-03T04:30:00Z', { own })).toBeNull()
  })

  test('when the clocks change the morning is where the clocks of the store say', () => {
    const own = { from: '22:00', to: '02:30' }
    // 8 March 2026: there is no half past two; the clocks show half past three then.
    expect(until('low', '2026-03-08T05:00:00Z', { own })).toBe('2026-03-08T08:30:00.000Z')
    // 1 November 2026: half past one comes twice; it is quiet until the second.
    expect(until('low', '2026-11-01T05:00:00Z', { own: { from: '22:00', to: '01:30' } })).toBe(
      '2026-11-01T07:30:00.000Z',
    )
  })

  test('a store that has not said when it is open is left alone from eight to eight', () => {
    const unknown = { store: { timezone: 'America/Chicago', openingHours: null } }
    expect(until('low', '2026-03-03T03:00:00Z', unknown)).toBe('2026-03-03T14:00:00.000Z')
    expect(until('low', '2026-03-03T15:00:00Z', unknown)).toBeNull()
  })
})
