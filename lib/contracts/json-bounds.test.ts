import fc from 'fast-check'
import { expect, test } from 'vitest'

import { jsonBounds } from './json-bounds.ts'

/** In pieces of so many bytes, as a network brings it. */
const judged = (text: string, piece = text.length || 1): string | null => {
  const bytes = new TextEncoder().encode(text)
  const look = jsonBounds()
  for (let at = 0; at < bytes.length; at += piece) {
    const fault = look(bytes.subarray(at, at + piece))
    if (fault) return `${fault.fault}: ${fault.detail}`
  }
  return null
}

const objectOf = (fields: number): string =>
  JSON.stringify(Object.fromEntries(Array.from({ length: fields }, (_, n) => [`k${n}`, 1])))

test('an object has 2,000 fields and no more, wherever it stands', () => {
  expect(judged(`[${objectOf(2000)},{"a":${objectOf(2000)}}]`)).toBeNull()
  expect(judged(`[{"a":1},{"a":${objectOf(2001)}}]`)).toMatch(/TOO_LARGE.*2000 fields/)
})

test('a body has 150,000 values and no more, of whatever they are', () => {
  const many = (count: number, one: string) => `[${Array(count).fill(one).join(',')}]`
  expect(judged(many(2900, objectOf(50)), 65_536)).toBeNull()
  expect(judged(many(3000, objectOf(50)), 65_536)).toMatch(/several parts/)
  expect(judged(many(150_000, '1'))).toBeNull()
  expect(judged(many(150_001, '1'))).toMatch(/several parts/)
  expect(judged(many(75_001, '{}'))).toMatch(/several parts/)
  expect(judged(`{"gtin":${many(80_000, '[]')}}`)).toMatch(/several parts/)
})

test('24 levels and no more', () => {
  const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
  expect([judged(nested(24)), judged(nested(25))]).toEqual([
    null,
    expect.stringMatching(/MALFORMED.*24 levels/),
  ])
})

test('what stands in texts counts for nothing, wherever a piece ends', () => {
  const text = JSON.stringify([`{":\\"[`.repeat(3000), { 'a\\': '\\', 'ü:{': '🧊"' }])
  for (const piece of [1, 2, 3, 7, 64]) expect(judged(text, piece)).toBeNull()
})

test('any JSON within the bounds passes, in any pieces', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 20 }), fc.integer({ min: 1, max: 40 }), (text, piece) => {
      expect(judged(text, piece)).toBeNull()
    }),
  )
})
