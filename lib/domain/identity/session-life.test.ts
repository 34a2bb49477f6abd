import { expect, test } from 'vitest'

import { after, days, hours, minutes, seconds, type Duration } from '../duration.ts'
import { isLive, SESSION_LIFE } from './session-life.ts'

const begun = new Date('2026-03-02T08:00:00Z')

test.each([
  ['recall', minutes(30), hours(12)],
  ['store', days(3), days(14)],
  ['device', minutes(10), hours(12)],
] as const)('a session of %s ends when nobody is there, and in any case', (kind, idle, absolute) => {
  const lives = (seen: Duration, now: Duration) => {
    const expiresAt = after(begun, SESSION_LIFE[kind].absolute)
    return isLive({ lastSeenAt: after(begun, seen), expiresAt, endedAt: null }, kind, after(begun, now))
  }
  expect([lives(0, idle - seconds(1)), lives(0, idle)]).toEqual([true, false])
  expect([lives(absolute - seconds(2), absolute - seconds(1)), lives(absolute, absolute)]).toEqual([
    true,
    false,
  ])
})
