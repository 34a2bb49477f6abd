import { expect, test } from 'vitest'

import { lotsIn, withLots } from './lot-list.ts'

test('a pasted list falls into lots at commas, semicolons, tabs and lines', () => {
  expect(lotsIn(' L 24A, L24B;L24C\r\nL24D\tL24E\n\n,')).toEqual(['L 24A', 'L24B', 'L24C', 'L24D', 'L24E'])
})

test('a lot that is spelled in another way is the same lot', () => {
  expect(withLots(['L24A'], ['l24 a', 'L24B', 'L24B'])).toEqual(['L24A', 'L24B'])
})
