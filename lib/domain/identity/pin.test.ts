import { expect, test } from 'vitest'

import { judgePin } from './pin.ts'

test('six digits and nothing else', () => {
  for (const typed of ['', '12345', '1234567', '48 217', '48217a', '４８２１７３'])
    expect(judgePin(typed), typed).toBe('shape')
})

test('what everybody tries first is refused', () => {
  const runs = ['123456', '654321', '012345', '890123', '098765', '000000', '777777']
  const repeats = ['121212', '123123', '112233', '111222', '909090']
  const years = ['199012', '121990', '202611', '200501', '311984']
  for (const pin of [...runs, ...repeats, ...years, '159753', '147258'])
    expect(judgePin(pin), pin).toBe('obvious')
})

test('most of the million is left to choose from', () => {
  const some = Array.from({ length: 10_000 }, (_, i) => String(i * 97).padStart(6, '0'))
  expect(some.filter((pin) => judgePin(pin) === null).length).toBeGreaterThan(9_700)
  expect(judgePin('482917')).toBeNull()
})
