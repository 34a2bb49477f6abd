import { expect, test } from 'vitest'

import { asOneLine, breaksALine } from './storable-text.ts'

test.each([
  'A\r\nBcc: everybody@example.com',
  'line\nline',
  'safe \u202egnihton',
  'tab\there',
  'a\u2066b',
  'a\u2028b',
])('a title that is more than one line, or reads the wrong way round, is told: %j', (title) => {
  expect(breaksALine(title)).toBe(true)
  expect(breaksALine(asOneLine(title))).toBe(false)
})

test('titles of every language are one line', () => {
  for (const title of [
    'Peanut butter “crunchy”',
    'Beurre d’arachide – rappel',
    'زبدة الفول السوداني',
    '花生酱',
  ])
    expect([breaksALine(title), asOneLine(title)]).toEqual([false, title])
})
