import { describe, expect, test } from 'vitest'

import {
  againstClosing,
  checksRequired,
  closingChecklist,
  unmetConditions,
  type ClosingFacts,
} from './closing.ts'

const done: ClosingFacts = {
  targeted: 250,
  unanswered: 0,
  excused: 0,
  reports: 250,
  shippedUnits: 1000,
  silentUnits: 0,
  noneLeft: 0,
  noneLeftUnits: 0,
  arriving: 0,
  unexplained: 0,
  verified: 250,
  knownBetter: 0,
  knownBetterUnits: 0,
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

  test('what somebody verified against the store’s own count is said', () => {
    const units = closingChecklist({ ...done, knownBetter: 1, knownBetterUnits: 4 })[2]
    expect(units?.message).toMatch(/; 1 store was verified although 4 units were reported still on sale\.$/)
  })

  test.each([
    ['unanswered', { unanswered: 1 }, '1 store has neither reported nor been exempted.'],
    ['unexplained', { unexplained: 2 }, '2 reports leave units unaccounted for and unverified.'],
    ['checks', { verified: 249 }, '249 of 250 effectiveness checks are done (level A).'],
    [
      'second_person',
      { samePerson: true, priority: 'low' },
      'Someone other than the person who started closing must close it.',
    ],
  ] as const)('%s stands against it, unless a reason is named', (condition, facts, message) => {
    expect(againstClosing({ ...done, ...facts }, {})).toEqual([
      { path: `reasons.${condition}`, code: condition, message },
    ])
    expect(againstClosing({ ...done, ...facts }, { [condition]: 'The store burnt down.' })).toEqual([])
    expect(againstClosing({ ...done, ...facts }, { [condition]: '  ' })).toHaveLength(1)
  })

  const said = (facts: Partial<ClosingFacts>, condition: string) =>
    closingChecklist({ ...done, ...facts }).find((point) => point.condition === condition)

  test('with no report of 46 stores nothing is called accounted for', () => {
    const silent = { targeted: 46, unanswered: 46, reports: 0, shippedUnits: 1104, silentUnits: 1104 }
    expect(said(silent, 'unexplained')).toEqual({
      condition: 'unexplained',
      standing: 'unknown',
      message: 'Unknown: 1,104 of 1,104 units were shipped to stores that haven’t reported.',
    })
    expect(said({ shippedUnits: 0, reports: 0 }, 'unexplained')?.standing).toBe('unknown')
    const none = { reports: 0, noneLeft: 46, noneLeftUnits: 1104, shippedUnits: 1104 }
    expect(said(none, 'unexplained')?.standing).toBe('unknown')
  })

  test('whatever is called met says how much was counted', () => {
    expect(closingChecklist({ ...done, excused: 2, noneLeft: 1, noneLeftUnits: 24 })).toEqual([
      { condition: 'unanswered', standing: 'met', message: '248 stores have reported; 2 exempt.' },
      {
        condition: 'arriving',
        standing: 'met',
        message: 'No shipment or stock event is waiting to be checked.',
      },
      {
        condition: 'unexplained',
        standing: 'met',
        message: '976 units shipped: 250 reports add up or were verified; 1 store found none of 24 units.',
      },
      {
        condition: 'checks',
        standing: 'met',
        message: '250 of 250 effectiveness checks are done (level A).',
      },
      { condition: 'second_person', standing: 'met', message: 'You aren’t the person who started closing.' },
    ])
    expect(said({ effectivenessLevel: null, verified: 0 }, 'checks')?.message).toBe(
      'No effectiveness level was chosen, so no checks were required; 0 stores verified.',
    )
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
        message: '1 store just received more product. Wait until it’s been checked.',
      },
    ])
  })
})
