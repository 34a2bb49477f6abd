import { expect, test } from 'vitest'

import { matching, mentionAt, withIds } from './mention-search.ts'

const people = [
  { id: '1', name: 'Mara Manager', role: '' },
  { id: '2', name: 'Mara', role: '' },
  { id: '3', name: 'Ada Approver', role: '' },
]

test('an @ at the start of a word begins a mention, one within an e-mail address does not', () => {
  expect(mentionAt('Ask @ma', 7)).toEqual({ start: 4, typed: 'ma' })
  expect(mentionAt('@', 1)).toEqual({ start: 0, typed: '' })
  expect(mentionAt('@Mara Ma', 8)).toEqual({ start: 0, typed: 'Mara Ma' })
  expect(mentionAt('mail a@b', 8)).toBeNull()
  expect(mentionAt('@Mara is here', 13)).toBeNull()
})

test('people are found by first or last name', () => {
  expect(matching(people, 'appr').map(({ id }) => id)).toEqual(['3'])
  expect(matching(people, 'MARA').map(({ id }) => id)).toEqual(['1', '2'])
  expect(matching(people, 'zz')).toEqual([])
})

test('the longer of two names is not taken for the shorter', () =>
  expect(withIds('@Mara Manager and @Mara', people)).toBe('@[1] and @[2]'))
