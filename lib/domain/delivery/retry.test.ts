import fc from 'fast-check'
import { expect, test } from 'vitest'

import { after, days, hours, minutes, seconds } from '../duration.ts'
import { nextAttemptAt } from './retry.ts'

const now = new Date('2026-03-02T14:00:00Z')
const job = { priority: 'high', attempts: 1, createdAt: now } as const

test('the first retry of a high-priority message comes within two seconds', () => {
  expect(nextAttemptAt(now, job, 0)).toEqual(after(now, seconds(1)))
  expect(nextAttemptAt(now, job, 0.999_999)?.getTime()).toBeLessThanOrEqual(after(now, seconds(2)).getTime())
})

test('a provider that asks for time is given it, up to a cap', () => {
  expect(nextAttemptAt(now, { ...job, retryAfter: after(now, minutes(7)) }, 0)).toEqual(
    after(now, minutes(7)),
  )
  expect(nextAttemptAt(now, { ...job, retryAfter: after(now, days(3)) }, 0)).toEqual(after(now, hours(1)))
})

test('high priority gives up after a day', () => {
  const old = { ...job, attempts: 30, createdAt: after(now, -days(1)) }
  expect(nextAttemptAt(now, old, 0.5)).toBeNull()
})

test('a pause never shrinks as attempts grow', () => {
  const priority = fc.constantFrom('high', 'medium', 'low')
  fc.assert(
    fc.property(priority, fc.integer({ min: 1, max: 20 }), (of, attempts) => {
      const at = (n: number) =>
        nextAttemptAt(now, { priority: of, attempts: n, createdAt: now }, 0.5)?.getTime() ?? 0
      expect(at(attempts + 1)).toBeGreaterThanOrEqual(at(attempts))
    }),
  )
})
