import { expect, test } from 'vitest'

import { byUrgency, needOf } from './needs.ts'

const recall = (over: Partial<Parameters<typeof needOf>[0]> = {}) => ({
  status: 'issued' as const,
  priority: 'high' as const,
  authorId: 'ann',
  progress: { overdue: 0, needsHelp: 0 },
  ...over,
})
const reader = { personId: 'bob', write: true, approve: true, issue: true, followUp: true }

test('an author of a high-priority recall cannot approve it, so nothing is asked of them', () => {
  const inReview = recall({ status: 'in_review' })
  expect(needOf(inReview, reader)).toBe('approve')
  expect(needOf(inReview, { ...reader, personId: 'ann' })).toBeNull()
  expect(needOf({ ...inReview, priority: 'low' }, { ...reader, personId: 'ann' })).toBe('approve')
})

test('late stores come before those that ask for help; who only looks on is asked for nothing', () => {
  const late = recall({ progress: { overdue: 2, needsHelp: 3 } })
  expect(needOf(late, reader)).toBe('overdue')
  expect(needOf(recall({ progress: { overdue: 0, needsHelp: 3 } }), reader)).toBe('help')
  expect(needOf(late, { ...reader, followUp: false })).toBeNull()
})

test('what is late stands above what is not, high above low', () => {
  const late = recall({ priority: 'low', progress: { overdue: 1, needsHelp: 0 } })
  const urgent = recall({ progress: { overdue: 1, needsHelp: 0 } })
  expect([recall(), late, urgent].toSorted(byUrgency)).toEqual([urgent, late, recall()])
})
