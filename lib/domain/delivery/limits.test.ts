import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { after, before, minutes, seconds } from '../duration.ts'
import { throttledUntil } from './contact-throttle.ts'
import { ALWAYS, counted, mayRetry, retryLater, type RetryBudget } from './retry-budget.ts'
import { smsBudget, unpaidUntil } from './sms-budget.ts'

const now = new Date('2026-03-02T14:00:00Z')
const ago = (...m: number[]) => m.map((n) => before(now, minutes(n)))

describe('what one contact hears', () => {
  test('so many messages in ten minutes, and the next when one of them is that old', () => {
    const heard = { channel: 'sms', priority: 'medium' } as const
    expect(throttledUntil({ ...heard, heardAt: ago(9, 5) }, { perContact: 3 }, now)).toBeNull()
    expect(throttledUntil({ ...heard, heardAt: ago(9, 5, 1) }, { perContact: 3 }, now)).toEqual(
      after(now, minutes(1)),
    )
    expect(throttledUntil({ ...heard, heardAt: ago(11, 5, 1) }, { perContact: 3 }, now)).toBeNull()
    expect(
      throttledUntil({ ...heard, priority: 'high', heardAt: ago(9, 5, 1) }, { perContact: 3 }, now),
    ).toBeNull()
  })

  test('a Teams connection takes 25 in five minutes, urgent or not', () => {
    const heardAt = Array.from({ length: 25 }, () => before(now, minutes(4)))
    const teams = { channel: 'teams', priority: 'high' } as const
    expect(throttledUntil({ ...teams, heardAt }, { perContact: 999 }, now)).toEqual(after(now, minutes(1)))
    expect(throttledUntil({ ...teams, heardAt: heardAt.slice(1) }, { perContact: 999 }, now)).toBeNull()
  })

  test('a Slack webhook takes one a second, urgent or not', () => {
    const slack = { channel: 'slack', priority: 'high' } as const
    const told = (at: Date) => throttledUntil({ ...slack, heardAt: [at] }, { perContact: 999 }, now)
    expect(told(before(now, 400))).toEqual(after(now, 600))
    expect(told(before(now, 1000))).toBeNull()
  })

  test('never more than the limit in any window, whenever it is asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.integer({ min: 0, max: 1800 }), { maxLength: 80 }),
        (perContact, asks) => {
          const told: Date[] = []
          for (const second of asks.toSorted((a, b) => a - b)) {
            const at = after(now, seconds(second))
            if (
              throttledUntil({ channel: 'email', priority: 'low', heardAt: told }, { perContact }, at) ===
              null
            )
              told.push(at)
          }
          for (const end of told)
            expect(told.filter((at) => at <= end && after(at, minutes(10)) > end).length).toBeLessThanOrEqual(
              perContact,
            )
        },
      ),
    )
  })
})

describe('what text messages cost', () => {
  test.each([
    [0, 1000, 'fine'],
    [1239, 1000, 'fine'],
    [1241, 1000, 'warning'],
    [1551, 1000, 'used_up'],
    [0, 0, 'used_up'],
    [999_999, null, 'fine'],
  ] as const)('%d parts of %s cents', (parts, smsLimit, state) =>
    expect(smsBudget(parts, { smsLimit }).state).toBe(state),
  )

  test('what is urgent goes on', () => {
    const used = smsBudget(1, { smsLimit: 0 })
    expect(unpaidUntil('high', used, now)).toBeNull()
    expect(unpaidUntil('low', used, now)).toEqual(after(now, minutes(60)))
  })
})

describe('what is tried again', () => {
  const event = fc.record({ after: fc.integer({ min: 0, max: 400 }), again: fc.boolean() })
  test('never more than a tenth of what goes out for the first time, or the little that always may', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 600 }), (events) => {
        let budget: RetryBudget = []
        let at = now
        for (const { after: pause, again } of events) {
          at = after(at, pause)
          if (!again) budget = counted(budget, 'first', at)
          else if (mayRetry(budget, at)) budget = counted(budget, 'again', at)
          else expect(retryLater(at, 0).getTime()).toBeGreaterThan(at.getTime())
          const sum = (kind: 'first' | 'again') => budget.reduce((total, slice) => total + slice[kind], 0)
          // Within what is remembered: a first send that has left the window no longer counts.
          if (again && mayRetry(budget, at))
            expect(sum('again')).toBeLessThan(Math.max(ALWAYS, sum('first') * 0.1))
        }
      }),
    )
  })

  test('what was put off finds room again', () => {
    let budget: RetryBudget = []
    for (let i = 0; i < ALWAYS; i += 1) budget = counted(budget, 'again', now)
    expect(mayRetry(budget, now)).toBe(false)
    expect(mayRetry(budget, retryLater(now, 0.99))).toBe(false)
    expect(mayRetry(budget, after(now, minutes(1) + seconds(1)))).toBe(true)
    for (let i = 0; i < 11 * ALWAYS; i += 1) budget = counted(budget, 'first', now)
    expect(mayRetry(budget, now)).toBe(true)
  })
})
