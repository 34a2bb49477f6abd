import { describe, expect, test } from 'vitest'

import { RECALL_VERBS } from '../recall/lifecycle.ts'
import { sentenceOf, textOf } from './sentence.ts'
import { byDay } from './days.ts'
import { kindOf, together, type Happening } from './timeline.ts'

const happening = (action: string, more: Partial<Happening> = {}): Happening => ({
  key: '1',
  at: '2026-11-21T10:20:00.000Z',
  since: '2026-11-21T10:20:00.000Z',
  recordedAt: null,
  action,
  count: 1,
  who: 'Mara Manager',
  store: null,
  data: {},
  ...more,
})
const said = (action: string, more: Partial<Happening> = {}) => textOf(sentenceOf(happening(action, more)))
const store = { number: '0012', name: 'Elm Street' }

describe('a line of the timeline', () => {
  test.each(RECALL_VERBS.filter((verb) => verb !== 'edit'))('%s has its own words', (verb) =>
    expect(said(`recall.${verb}`)).not.toContain('did “'),
  )

  test('names who decided, and why', () =>
    expect([
      said('recall.approve'),
      said('recall.send_back', { data: { reason: 'The lot is wrong' } }),
      said('recall.extend_scope', { data: { version: 2, reason: 'A second lot' } }),
      said('recall.schedule', { data: { at: '2026-11-22T08:00:00.000Z' } }),
      said('recall.edited', { count: 14, who: null }),
    ]).toEqual([
      'Mara Manager approved it',
      'Mara Manager sent it back for changes: The lot is wrong',
      'Mara Manager extended the scope: version 2: A second lot',
      'Mara Manager scheduled it for Nov 22, 2026, 8:00:00 AM UTC',
      'The draft was edited 14 times',
    ]))

  test('says what a store did, by what way, and who did it for the store', () =>
    expect([
      said('notice.acknowledged', { store, who: null, data: { via: 'link' } }),
      said('notice.acknowledged', { store, who: 'Sam Store', data: { via: 'store_app' } }),
      said('notice.acknowledged', { store, data: { via: 'console' } }),
      said('notice.acknowledged', { count: 312, who: null }),
      said('notice.scanned', { count: 23, stores: 1, who: null }),
      said('notice.reported', { store, who: 'Sam Store', data: { outcome: 'needs_help' } }),
      said('notice.excused', { store, data: { because: 'Burnt down' } }),
      said('notice.verified', { count: 4, who: null }),
    ]).toEqual([
      'Store 0012 acknowledged (by message link)',
      'Store 0012 acknowledged (Sam Store)',
      'Mara Manager acknowledged for store 0012',
      '312 stores acknowledged',
      '1 store scanned packs, 23 times in total',
      'Store 0012 asked for help (Sam Store)',
      'Mara Manager exempted store 0012: Burnt down',
      '4 stores were verified',
    ]))

  test('counts what went out and what came to nothing', () =>
    expect([
      said('recall.applied', {
        who: null,
        data: { version: 2, added: 1, reopened: 14, stoodDown: 3, deliveries: 18 },
      }),
      said('recall.applied', { who: null, data: { version: 2, replaced: true } }),
      said('delivery.failed', { who: null, count: 3, data: { purpose: 'reminder' } }),
      said('recall.stores_reminded', { data: { stores: 1 } }),
    ]).toEqual([
      'Version 2 was applied: 1 store added, 14 stores reopened, 3 stores released, 18 messages planned',
      'Version 2 was replaced by a newer one before it was applied',
      '3 reminders could not be delivered',
      'Mara Manager reminded 1 store',
    ]))

  test('what nobody has words for yet is named, not hidden', () =>
    expect(said('recall.something_new')).toBe('Mara Manager did “recall.something_new”'))
})

test('decisions and comments are told one by one, what stores do in sums', () => {
  expect(together('recall.approve', 100)).toBe(false)
  expect(together('comment.added', 100)).toBe(false)
  expect(together('notice.acknowledged', 3)).toBe(false)
  expect(together('notice.acknowledged', 4)).toBe(true)
})

test('each action belongs to one filter', () =>
  expect(
    ['recall.approve', 'recall.applied', 'notice.seen', 'comment.added', 'attachment.added'].map(kindOf),
  ).toEqual(['decisions', 'messages', 'stores', 'comments', 'comments']))

test('days are cut at midnight, in the order that was given', () =>
  expect(
    byDay(
      ['2026-11-21T00:00:00.000Z', '2026-11-20T23:59:59.999Z', '2026-11-20T01:00:00.000Z'].map((at) => ({
        at,
      })),
    ).map(({ day, entries }) => [day, entries.length]),
  ).toEqual([
    ['2026-11-21', 1],
    ['2026-11-20', 2],
  ]))
