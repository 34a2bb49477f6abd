import { expect, test } from 'vitest'

import { days, minutes } from './duration.ts'
import { aheadBy } from './phone-clock.ts'

test('a clock that is forty days off is known to be, and an answer that came late does not change that', () => {
  for (const off of [days(40), -days(40), 0]) {
    const heard = [off + 300, off + 80, off + minutes(4)]
    const known = heard.reduce<number | null>((before, next) => aheadBy(before, next), null)
    expect(known).toBe(off + 80)
  }
})

test('a clock that is set is heard of at once, forward and back', () => {
  expect(aheadBy(80, days(40))).toBe(days(40))
  expect(aheadBy(days(40), -days(1))).toBe(-days(1))
})
