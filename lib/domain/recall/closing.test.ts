import { describe, expect, test } from 'vitest'

import { againstClosing, checksRequired, unmetConditions, type ClosingFacts } from './closing.ts'

const done: ClosingFacts = {
  targeted: 250,
  unanswered: 0,
  arriving: 0,
  unexplained: 0,
  verified: 250,
  effectivenessLevel: 'A',
  samePerson: false,
  priority: 'high',
}

test.each([
  ['A', 250, 250],
  ['B', 250, 28],
  ['C', 251, 26],
  ['D', 251, 6],
  ['E', 250, 0],
  [null, 250, 0],
])('level %s asks for so many checks of %i stores', (level, stores, required) => {
  expect(checksRequired(level, stores)).toBe(required)
})

describe('closing', () => {
  test('nothing stands against it when all is done', () => {
    expect(unmetConditions(done)).toEqual([])
  })

  test.each([
    ['unanswered', { unanswered: 1 }, '1 store has neither reported nor been excused.'],
    ['unexplained', { unexplained: 2 }, '2 reports leave units unexplained and unchecked.'],
    ['checks', { verified: 249 }, '249 of 250 effectiveness checks are done (level A).'],
    [
      'second_person',
      { samePerson: true, priority: 'low' },
      'Somebody else has to close it than the person who took it to closing.',
    ],
  ] as const)('%s stands against it, unless a reason is named', (condition, facts, message) => {
    expect(againstClosing({ ...done, ...facts }, {})).toEqual([
      { path: `reasons.${condition}`, code: condition, message },
    ])
    expect(againstClosing({ ...done, ...facts }, { [condition]: 'The store burnt down.' })).toEqual([])
    expect(againstClosing({ ...done, ...facts }, { [condition]: '  ' })).toHaveLength(1)
  })

  test('no reason replaces the second person of a high-priority recall', () => {
    const alone = { ...done, samePerson: true }
    expect(againstClosing(alone, { second_person: 'Nobody else is here.' })).toHaveLength(1)
  })

  test('no reason replaces the judging of stock that has just arrived', () => {
    expect(againstClosing({ ...done, arriving: 1 }, { arriving: 'It is late.' })).toEqual([
      {
        path: 'reasons.arriving',
        code: 'arriving',
        message: '1 store got more of the product a moment ago. Wait until that is judged.',
      },
    ])
  })
})
