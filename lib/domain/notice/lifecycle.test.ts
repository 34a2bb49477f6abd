import { expect, test } from 'vitest'

import { isOverdue, judgeAcknowledgement, NOTICE_STATES } from './lifecycle.ts'

const at = new Date('2026-03-02T14:00:00Z')
const earlier = new Date('2026-03-02T13:59:59Z')

test.each(['open', 'seen'] as const)('a store that was told and is %s can acknowledge', (state) => {
  expect(judgeAcknowledgement({ state, version: 1 }, 1, 'issued')).toEqual({ ok: true, value: 'first' })
})

test('the second acknowledgement changes nothing', () => {
  const judged = judgeAcknowledgement({ state: 'acknowledged', version: 1 }, 1, 'issued')
  expect(judged).toEqual({ ok: true, value: 'repeat' })
})

test('what was read before the scope changed cannot be acknowledged', () => {
  const judged = judgeAcknowledgement({ state: 'open', version: 2 }, 1, 'issued')
  expect(judged).toMatchObject({ rejection: { code: 'VERSION_SUPERSEDED' } })
})

test('a closed recall waits for nobody', () => {
  const judged = judgeAcknowledgement({ state: 'open', version: 1 }, 1, 'closed')
  expect(judged).toMatchObject({ rejection: { code: 'ILLEGAL_TRANSITION' } })
})

test('only a store that has not answered is overdue', () => {
  const overdue = NOTICE_STATES.filter((state) => isOverdue({ state, dueAt: earlier }, at))
  expect(overdue).toEqual(['open', 'seen'])
  expect(isOverdue({ state: 'open', dueAt: at }, at)).toBe(false)
})
