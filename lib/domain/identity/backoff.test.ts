import { expect, test } from 'vitest'

import { after, minutes, seconds } from '../duration.ts'
import { blockedUntil, failedAgain } from './backoff.ts'

const now = new Date('2026-03-02T14:00:00Z')

test.each([
  [4, null],
  [5, seconds(2)],
  [6, seconds(4)],
  [10, seconds(64)],
  [40, minutes(15)],
])('after %i failures the pause is %s ms', (failures, pause) => {
  expect(blockedUntil({ failures, lastFailedAt: now }, now)).toEqual(
    pause === null ? null : after(now, pause),
  )
})

test('an hour of quiet forgets', () => {
  const before = { failures: 40, lastFailedAt: now }
  expect(blockedUntil(before, after(now, minutes(61)))).toBeNull()
  expect(failedAgain(before, after(now, minutes(61)))).toEqual({
    failures: 1,
    lastFailedAt: after(now, minutes(61)),
  })
})
