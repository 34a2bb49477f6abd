import { expect, test } from 'vitest'

import { judgeAcknowledgement, type NoticeSnapshot } from './lifecycle.ts'

const notice = (over: Partial<NoticeSnapshot> = {}): NoticeSnapshot => ({
  state: 'open',
  recallVersion: 1,
  answeredVersion: null,
  recallStatus: 'issued',
  ...over,
})

test.each(['open', 'seen'] as const)('a store that was told and is %s can acknowledge', (state) => {
  expect(judgeAcknowledgement(notice({ state }), 1)).toEqual({ ok: true, value: 'first' })
})

test('the second acknowledgement changes nothing', () => {
  const judged = judgeAcknowledgement(notice({ state: 'acknowledged', answeredVersion: 1 }), 1)
  expect(judged).toEqual({ ok: true, value: 'repeat' })
})

test('what was read before the scope changed cannot be acknowledged', () => {
  const judged = judgeAcknowledgement(notice({ recallVersion: 2 }), 1)
  expect(judged).toMatchObject({ rejection: { code: 'VERSION_SUPERSEDED' } })
})

test('an answer to the old version is no answer to the new one, though the notice has not moved yet', () => {
  const behind = notice({ state: 'acknowledged', answeredVersion: 1, recallVersion: 2 })
  expect(judgeAcknowledgement(behind, 2)).toEqual({ ok: true, value: 'first' })
})

test('a closed recall waits for nobody', () => {
  const judged = judgeAcknowledgement(notice({ recallStatus: 'closed' }), 1)
  expect(judged).toMatchObject({ rejection: { code: 'ILLEGAL_TRANSITION' } })
})
