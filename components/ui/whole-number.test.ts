import { expect, test } from 'vitest'

import { wholeNumber } from './whole-number.ts'

test('half a case is never ten times as many', () => {
  for (const text of ['12,5', '12.5', '1.000', '-3', '1e3', '12 stk', '1234567', '123456'])
    expect(wholeNumber(text)).toBe(null)
  expect(['12', '', ' 1 000 ', '007'].map(wholeNumber)).toEqual([12, 0, 1000, 7])
})
