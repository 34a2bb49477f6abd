import { expect, test } from 'vitest'

import { meantStore } from './meant-store.ts'

test.each([
  ['62', '0062'],
  ['#62', '0062'],
  ['00062', '0062'],
  ['7', null],
  ['9', null],
  ['0', null],
])('whoever writes %s is offered %s', (number, meant) => {
  expect(meantStore(number, ['0062', '0107', '07', '007', 'A1'])).toBe(meant)
})
