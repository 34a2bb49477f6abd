import { expect, test } from 'vitest'

import { fromAddress, MOST_IN_ADDRESS, NOBODY, toAddress } from './selection-address.ts'

const picked = (count: number) => ({
  all: false as const,
  rows: new Map(Array.from({ length: count }, (_, i) => [String(i), true])),
})

test('some stores stand in the address by their numbers, and come back without what is not known any more', () => {
  expect(toAddress(picked(3))).toBe('0,1,2')
  expect(fromAddress('0,1,2')).toEqual({
    all: false,
    rows: new Map([
      ['0', null],
      ['1', null],
      ['2', null],
    ]),
  })
})

test('all that match is said in one word, however many they are', () => {
  expect(fromAddress(toAddress({ all: true }))).toEqual({ all: true })
})

test('more than fit are left out of the address, and never widened to all', () => {
  expect(toAddress(picked(MOST_IN_ADDRESS))).not.toBeNull()
  expect(toAddress(picked(MOST_IN_ADDRESS + 1))).toBeNull()
})

test('nothing selected leaves no trace, and a long address is cut to what we would have written', () => {
  expect(toAddress(NOBODY)).toBeNull()
  expect(fromAddress(null)).toEqual(NOBODY)
  const long = fromAddress(Array.from({ length: 500 }, (_, i) => String(i)).join(','))
  expect(long.all ? 0 : long.rows.size).toBe(MOST_IN_ADDRESS)
})
