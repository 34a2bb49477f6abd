import { expect, test } from 'vitest'

import { storeNumbersIn } from './store-numbers.ts'

test('a bare list in any shape is taken number by number, each once', () => {
  expect(storeNumbersIn('0001, 0002;0003\n0004 0001')).toEqual(['0001', '0002', '0003', '0004'])
})

test('of a file with a head the column of the numbers is taken', () => {
  expect(
    storeNumbersIn('\uFEFFName;Store number;City\r\n"Main Street";"0001";Troy\r\nHill;0002;Ada\r\n'),
  ).toEqual(['0001', '0002'])
})

test('leading zeros stay', () => {
  expect(storeNumbersIn('number\n0007\n007')).toEqual(['0007', '007'])
})
