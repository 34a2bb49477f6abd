import { expect, test } from 'vitest'

import { unstorableTexts } from './unstorable-texts.ts'

test('a NUL and half of a character are found wherever they stand', () => {
  const value = { title: 'fine 🧀', scope: [{ lots: ['A', 'B\0'] }, { lots: ['\uD83E'] }], none: null, n: 1 }
  expect(unstorableTexts(value).map(({ path, code }) => [path, code])).toEqual([
    ['scope.0.lots.1', 'invalid_text'],
    ['scope.1.lots.0', 'invalid_text'],
  ])
})
