import { expect, test } from 'vitest'

import { DEFAULT_LADDERS, type LadderStep } from './ladder.ts'
import { durationWords, ladderWords, type LadderFacts } from './ladder-words.ts'
import { judgeLadder } from './judge-ladder.ts'

const facts: LadderFacts = {
  store: { number: '0007', timezone: 'America/Chicago', openingHours: null },
  contacts: [
    { kind: 'on_duty', channel: 'sms' },
    { kind: 'on_duty', channel: 'email' },
    { kind: 'escalation', channel: 'email' },
  ],
  districtManager: 'Dora District',
  regionManager: null,
  people: { pat: 'Pat Moreno' },
  unreachable: [],
}
const since = new Date('2026-03-02T14:00:00Z')
const step = (over: Partial<LadderStep>): LadderStep => ({
  clock: 'acknowledge',
  afterMinutes: 90,
  whom: ['person'],
  personId: null,
  channels: 'any',
  kind: 'message',
  ...over,
})

test('the built-in ladder in words, and who is missing', () => {
  expect(
    ladderWords(DEFAULT_LADDERS.high, facts, since).map(({ text, missing }) => [text, ...missing]),
  ).toEqual([
    ['After 15 minutes its on-duty contacts are reminded by SMS and email.'],
    ['After 30 minutes its escalation contacts are notified by email.', 'no after-hours contact'],
    ['After 45 minutes Dora District is notified by email.'],
    ['After 1 hour 15 minutes no one is notified.', 'no manager above the district'],
    ['After 1 hour 30 minutes the recall author must call and becomes owner.'],
    ['After 3 hours without a report its on-duty contacts are reminded by SMS and email.'],
    [
      'After 4 hours without a report its on-duty contacts and its escalation contacts are notified by SMS and email.',
    ],
    ['After 4 hours 15 minutes without a report Dora District is notified by email.'],
    ['After 5 hours without a report the recall author must call and becomes owner.'],
  ])
})

test('a named person, one channel, and a ladder that keeps to opening hours', () => {
  const ladder = {
    hours: 'opening' as const,
    steps: [
      step({ afterMinutes: 60, whom: ['on_duty'], channels: ['email'] }),
      step({ personId: 'pat', kind: 'call_task' }),
    ],
  }
  expect(ladderWords(ladder, facts, since)).toEqual([
    {
      dueAt: new Date('2026-03-02T15:00:00Z'),
      text: 'After 1 hour, in opening hours, its on-duty contacts are reminded by email.',
      missing: [],
      bounces: [],
    },
    {
      dueAt: new Date('2026-03-02T15:30:00Z'),
      text: 'After 1 hour 30 minutes, in opening hours, Pat Moreno must call and becomes owner.',
      missing: [],
      bounces: [],
    },
  ])
})

test.each([
  [1, '1 minute'],
  [60, '1 hour'],
  [1505, '1 day 1 hour 5 minutes'],
])('%d minutes in words', (minutes, words) => expect(durationWords(minutes)).toBe(words))

test('what is wrong with a ladder is said at its field', () => {
  const wrong = [
    step({ afterMinutes: 0, whom: [] }),
    step({ afterMinutes: 30, whom: ['on_duty'], kind: 'call_task' }),
    step({ afterMinutes: 30, personId: 'gone', channels: [] }),
    step({ afterMinutes: 14 * 1440 + 1 }),
  ]
  expect(judgeLadder(wrong, new Set(['pat'])).map(({ path }) => path)).toEqual([
    'step.0.after',
    'step.0.whom',
    'step.1.kind',
    'step.2.after',
    'step.2.personId',
    'step.2.channels',
    'step.3.after',
  ])
  for (const { steps } of Object.values(DEFAULT_LADDERS)) expect(judgeLadder(steps, new Set())).toEqual([])
})

test('whoever mail does not reach is named at each step that tells them', () => {
  const words = ladderWords(DEFAULT_LADDERS.high, { ...facts, unreachable: ['Dora District'] }, since)
  expect(words.flatMap(({ bounces, text }) => (bounces.length > 0 ? [[text, bounces]] : []))).toEqual([
    ['After 45 minutes Dora District is notified by email.', ['Dora District']],
    [expect.stringMatching(/Dora District/), ['Dora District']],
  ])
})
