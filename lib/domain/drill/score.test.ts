import fc from 'fast-check'
import { expect, test } from 'vitest'

import { DEFAULT_DEADLINES } from '../notice/clocks.ts'
import { PRIORITIES, type Priority } from '../recall/recall.ts'
import { median, scoreStore, summarize, type DrillTimes } from './score.ts'

const told = new Date('2026-03-02T15:00:00Z')
const at = (minutes: number) => new Date(told.getTime() + minutes * 60_000)
const muchLater = at(60 * 24 * 30)
const times = (over: Partial<DrillTimes>, priority: Priority): DrillTimes => ({
  within: DEFAULT_DEADLINES[priority],
  notifiedAt: told,
  seenAt: null,
  acknowledgedAt: null,
  reportedAt: null,
  ...over,
})
const score = (over: Partial<DrillTimes>, now = muchLater, priority: Priority = 'medium') =>
  scoreStore(times(over, priority), now)

test('a store that does all of it in time has 100', () => {
  expect(score({ seenAt: at(5), acknowledgedAt: at(10), reportedAt: at(60) })).toEqual({
    word: 'on_time',
    score: 100,
    minutes: { seen: 5, acknowledged: 10, reported: 60 },
  })
})

test('what came late counts less and less, and nothing after three times the deadline', () => {
  // Medium: 4 hours to acknowledge, 24 to report.
  expect(score({ acknowledgedAt: at(8 * 60), reportedAt: at(20 * 60) })).toMatchObject({
    word: 'late',
    score: 70,
  })
  expect(score({ acknowledgedAt: at(12 * 60), reportedAt: at(72 * 60) })).toMatchObject({
    word: 'late',
    score: 0,
  })
  expect(score({ seenAt: at(1), acknowledgedAt: at(2) })).toMatchObject({ word: 'late', score: 60 })
})

test('silence is 0, also when somebody opened it', () => {
  expect(score({})).toMatchObject({ word: 'silent', score: 0 })
  expect(score({ seenAt: at(1) })).toMatchObject({ word: 'silent', score: 0 })
})

test('what is not due yet, and who was not reached, is not scored', () => {
  expect(score({}, at(30))).toMatchObject({ word: 'waiting', score: null })
  expect(score({ acknowledgedAt: at(10) }, at(30))).toMatchObject({ word: 'on_time', score: 100 })
  expect(score({ notifiedAt: null })).toMatchObject({ word: 'not_reached', score: null })
})

test('who found it in the app before a message left was told there, and is scored from then on', () => {
  const early = { notifiedAt: null, seenAt: at(1), acknowledgedAt: at(3), reportedAt: at(20) }
  expect(score(early)).toMatchObject({
    word: 'on_time',
    score: 100,
    minutes: { seen: 0, acknowledged: 2, reported: 19 },
  })
  expect(score({ notifiedAt: null, seenAt: at(1) })).toMatchObject({ word: 'silent', score: 0 })
})

const minutesOrNull = fc.option(fc.integer({ min: 0, max: 60 * 24 * 12 }), { nil: null })
const dated = (minutes: number | null) => (minutes === null ? null : at(minutes))

test('every score is between 0 and 100, whatever was done when', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PRIORITIES),
      minutesOrNull,
      minutesOrNull,
      minutesOrNull,
      fc.integer({ min: 0, max: 60 * 24 * 30 }),
      (priority, seen, acknowledged, reported, now) => {
        const given = {
          seenAt: dated(seen),
          acknowledgedAt: dated(acknowledged),
          reportedAt: dated(reported),
        }
        const { score: value } = score(given, at(now), priority)
        expect(value === null || (value >= 0 && value <= 100)).toBe(true)
      },
    ),
  )
})

test('whoever does one thing later never has more', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PRIORITIES),
      fc.constantFrom('seenAt' as const, 'acknowledgedAt' as const, 'reportedAt' as const),
      minutesOrNull,
      minutesOrNull,
      minutesOrNull,
      minutesOrNull,
      (priority, which, seen, acknowledged, reported, delay) => {
        const given = {
          seenAt: dated(seen),
          acknowledgedAt: dated(acknowledged),
          reportedAt: dated(reported),
        }
        const before = given[which]
        // Later, or never.
        const later = before && delay !== null ? new Date(before.getTime() + delay * 60_000) : null
        const first = score(given, muchLater, priority).score ?? 0
        const second = score({ ...given, [which]: later }, muchLater, priority).score ?? 0
        expect(second).toBeLessThanOrEqual(first)
      },
    ),
  )
})

test('on time is exactly what kept every deadline', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PRIORITIES),
      minutesOrNull,
      minutesOrNull,
      (priority, acknowledged, reported) => {
        const { word } = score(
          { acknowledgedAt: dated(acknowledged), reportedAt: dated(reported) },
          muchLater,
          priority,
        )
        const first = Math.min(acknowledged ?? Infinity, reported ?? Infinity) * 60_000
        const kept =
          first <= DEFAULT_DEADLINES[priority].acknowledge &&
          (reported ?? Infinity) * 60_000 <= DEFAULT_DEADLINES[priority].report
        expect(word === 'on_time').toBe(kept)
      },
    ),
  )
})

test('a district has the mean of its scored stores, and every store has one word', () => {
  const all = [score({}), score({ acknowledgedAt: at(1), reportedAt: at(2) }), score({ notifiedAt: null })]
  expect(summarize(all)).toEqual({
    stores: 3,
    score: 50,
    onTimeShare: 0.5,
    medianMinutes: { acknowledged: 1, reported: 2 },
    on_time: 1,
    late: 0,
    silent: 1,
    waiting: 0,
    not_reached: 1,
  })
  expect(summarize([])).toMatchObject({ stores: 0, score: null, onTimeShare: null })
})

test('half of the values lie on either side of the median', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1 }), (values) => {
      const middle = median(values) ?? NaN
      expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(values.length / 2)
      expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(values.length / 2)
    }),
  )
})
