import { describe, expect, test } from 'vitest'

import { before, hours, minutes, seconds } from '../duration.ts'
import { spanText } from '../format/span.ts'
import { ALARM_CODES, alarmsOf, type MachineryFacts } from './alarms.ts'

const at = new Date('2026-03-02T14:00:00Z')
const ago = (span: number) => before(at, span)

const calm: MachineryFacts = {
  at,
  queues: [{ queue: 'high', waiting: 3, inFlight: 1, dead: 0 }],
  backlog: [
    { priority: 'high', waiting: 2, oldestSeconds: 59 },
    { priority: 'medium', waiting: 2, oldestSeconds: 599 },
    { priority: 'low', waiting: 2, oldestSeconds: 3599 },
  ],
  gates: [{ channel: 'email', breaker: 'closed' }],
  deadLetters: 0,
  synthetic: { waitingSince: ago(seconds(60)), fault: null },
  workers: [{ seenAt: ago(seconds(4)) }, { seenAt: ago(hours(9)) }],
  sweeps: [
    { sweep: 'relay', every: 200, endedAt: ago(seconds(59)), failedAt: ago(seconds(1)) },
    { sweep: 'purge', every: hours(1), endedAt: ago(hours(2)), failedAt: null },
  ],
}

const codes = (over: Partial<MachineryFacts>) => alarmsOf({ ...calm, ...over }).map(({ code }) => code)
const backlog = (priority: 'high' | 'medium' | 'low', oldestSeconds: number, waiting = 1) => [
  { priority, waiting, oldestSeconds },
]

test('nothing is wrong when nothing is wrong', () => expect(alarmsOf(calm)).toEqual([]))

test('everything at once gives every alarm there is, the worst first; silence of sweeps goes without saying', () => {
  const all = {
    queues: null,
    backlog: backlog('high', 61),
    gates: [{ channel: 'sms', breaker: 'open' as const }],
    deadLetters: 2,
    synthetic: { waitingSince: ago(seconds(61)), fault: 'the queue is stuck' },
  }
  expect(codes({ ...all, workers: [], sweeps: [] })).toEqual(
    ALARM_CODES.filter((code) => code !== 'sweep_silent'),
  )
  const silent = [{ sweep: 'relay', every: 200, endedAt: null, failedAt: null }]
  expect(codes({ ...all, sweeps: silent })).toEqual(ALARM_CODES.filter((code) => code !== 'no_worker'))
})

test('a synthetic recall that was refused says why; one that is off is not late', () => {
  const late = { waitingSince: ago(minutes(3)), fault: '400 MessageRejected' }
  expect(alarmsOf({ ...calm, synthetic: late })).toEqual([
    {
      code: 'synthetic_late',
      title: 'The synthetic recall is failing',
      text: 'None has passed for 3 min; expected within 60 s. Error: 400 MessageRejected. Real recalls may be delayed too. Check the queues, providers and workers below.',
    },
  ])
  expect(alarmsOf({ ...calm, synthetic: null })).toEqual([])
})

describe('a message is late', () => {
  test.each([
    ['high', 60, 0],
    ['high', 61, 1],
    ['medium', 600, 0],
    ['medium', 601, 1],
    ['low', 3600, 0],
    ['low', 3601, 1],
  ] as const)('of %s priority after %i s: %i alarms', (priority, oldest, alarms) => {
    expect(codes({ backlog: backlog(priority, oldest) }).length).toBe(alarms)
  })
  test('but not when none waits', () => expect(codes({ backlog: backlog('high', 900, 0) })).toEqual([]))
})

test('a worker that was seen half a minute ago is gone', () => {
  expect(codes({ workers: [{ seenAt: ago(seconds(29)) }] })).toEqual([])
  expect(codes({ workers: [{ seenAt: ago(seconds(30)) }] })).toEqual(['no_worker'])
})

test('a sweep that missed its turn twice and a minute more is named', () => {
  const beat = (span: number) => [
    { sweep: 'lost_fan_outs', every: seconds(3), endedAt: ago(span), failedAt: null },
  ]
  expect(codes({ sweeps: beat(seconds(66)) })).toEqual([])
  expect(alarmsOf({ ...calm, sweeps: beat(seconds(67)) })).toMatchObject([
    { code: 'sweep_silent', text: expect.stringMatching(/^lost fan outs: /) },
  ])
})

test('a provider that is being tried is still away', () => {
  expect(codes({ gates: [{ channel: 'teams', breaker: 'probing' }] })).toEqual(['provider_away'])
})

test('how long is said in one figure', () => {
  expect([200, seconds(119), minutes(2), minutes(119), hours(2)].map(spanText)).toEqual([
    '200 ms',
    '119 s',
    '2 min',
    '119 min',
    '2 h',
  ])
})
