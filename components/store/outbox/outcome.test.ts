import { describe, expect, test } from 'vitest'

import { backoffMs, judgeAnswer } from './outcome.ts'

describe('an answer of the server', () => {
  test.each([
    [200, { answeredAt: 'then' }, { kind: 'taken', answeredAt: 'then' }],
    // The page of a hotel’s network, for one.
    [200, '<html>', { kind: 'later', afterMs: null, reached: false }],
    [401, {}, { kind: 'signed_out' }],
    [409, { code: 'IDEMPOTENCY_IN_PROGRESS' }, { kind: 'later', afterMs: null, reached: true }],
    [502, {}, { kind: 'later', afterMs: null, reached: true }],
    [
      409,
      { code: 'VERSION_SUPERSEDED', title: 'This recall was updated', detail: 'Read it.' },
      {
        kind: 'refused',
        refusal: { code: 'VERSION_SUPERSEDED', title: 'This recall was updated', detail: 'Read it.' },
      },
    ],
  ])('%i is judged by what it says', (status, body, outcome) =>
    expect(judgeAnswer(status, null, body)).toEqual(outcome),
  )

  test('names how long to wait, within reason', () => {
    expect(judgeAnswer(429, '7', {})).toEqual({ kind: 'later', afterMs: 7000, reached: true })
    expect(judgeAnswer(503, '999999', {})).toEqual({ kind: 'later', afterMs: 3_600_000, reached: true })
  })

  test('waits grow to a minute and are never shorter than was asked for', () => {
    expect([1, 2, 3, 10].map((failures) => backoffMs(failures, 1, null))).toEqual([1000, 2000, 4000, 60_000])
    expect(backoffMs(1, 0, 7000)).toBe(7000)
  })
})
