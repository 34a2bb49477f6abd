import { expect, test } from 'vitest'

import { gtin } from '#prisma/demo/builders.ts'

import type { CountedLine } from './counted-line.ts'
import { foundIn, missing, putAside } from './counted-line.ts'
import { answeredBy, noteOf } from './phone-answer.ts'

const line: CountedLine = {
  gtin: gtin(1),
  lot: 'L1',
  onHandAtNotice: 12,
  found: { shelf: 3, backRoom: 2, display: 0, customers: 1 },
  quarantined: 4,
  destroyed: 1,
  returned: 0,
  sold: 2,
}

test('what was counted place by place adds up, and what is missing of a shipment is known', () => {
  expect(foundIn(line.found)).toBe(6)
  expect(putAside(line)).toBe(5)
  expect(missing(line, 12)).toBe(4)
  expect(missing({ ...line, sold: null }, 12)).toBe(6)
})

test('the desk reads where the packs were, why it cannot be done, and the store’s own words', () => {
  expect(noteOf({ outcome: 'removed', lines: [line], note: 'Two were open.' })).toBe(
    'Lot L1: found 3 on the shelf, 2 in the back room, 1 brought back by customers.\nTwo were open.',
  )
  expect(noteOf({ outcome: 'needs_help', reason: 'no_access', note: null })).toBe(
    'No access or no equipment.',
  )
  expect(noteOf({ outcome: 'not_affected', shelfChecked: true, note: null })).toBeNull()
})

test('who sends answers for it, also for what a colleague entered', () => {
  expect(answeredBy({ name: 'Sam' }, { name: 'Robin' })).toBe('Sam, for Robin')
  expect(answeredBy({ name: 'Sam' }, null)).toBe('Sam, for someone not on record at this store')
})
