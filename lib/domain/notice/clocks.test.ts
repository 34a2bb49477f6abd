import { expect, test } from 'vitest'

import { dueAt, isOverdue, overdueClock, runningClock } from './clocks.ts'
import { NOTICE_STATES, type NoticeState } from './lifecycle.ts'

const now = new Date('2026-03-02T14:00:00Z')
const earlier = new Date('2026-03-02T13:59:59Z')
const later = new Date('2026-03-02T18:00:00Z')
const store = (state: NoticeState, acknowledgeBy: Date, reportBy: Date) => ({
  state,
  acknowledgeBy,
  reportBy,
})

test('a store that only pressed Acknowledge is overdue once its time to report is out', () => {
  expect(overdueClock(store('acknowledged', earlier, earlier), now)).toBe('report')
  expect(overdueClock(store('acknowledged', earlier, later), now)).toBeNull()
})

test('a store that said nothing is overdue to acknowledge, however long', () => {
  expect(overdueClock(store('open', earlier, later), now)).toBe('acknowledge')
  expect(overdueClock(store('seen', earlier, earlier), now)).toBe('acknowledge')
})

test('a store that has reported, asked for help or was stood down is late with nothing', () => {
  const late = NOTICE_STATES.filter((state) => isOverdue(store(state, earlier, earlier), now))
  expect(late).toEqual(['open', 'seen', 'acknowledged'])
  expect(isOverdue({ ...store('open', earlier, earlier), stoodDownAt: earlier }, now)).toBe(false)
  expect(isOverdue(store('open', now, now), now)).toBe(false)
})

test('the deadline is that of the clock that runs', () => {
  expect(NOTICE_STATES.map((state) => [state, runningClock(state)])).toEqual([
    ['open', 'acknowledge'],
    ['seen', 'acknowledge'],
    ['acknowledged', 'report'],
    ['reported', null],
    ['verified', null],
    ['not_affected', null],
    ['needs_help', null],
  ])
  expect(dueAt(store('seen', earlier, later))).toBe(earlier)
  expect(dueAt(store('acknowledged', earlier, later))).toBe(later)
})
