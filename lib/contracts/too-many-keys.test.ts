import { expect, test } from 'vitest'
import { z } from 'zod'

import { parseInput } from './parse-input.ts'

const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, 1]))

test('an object with more keys than anything has is told so before a schema looks at it', () => {
  let looked = false
  const schema = z.unknown().transform((value) => {
    looked = true
    return value
  })
  const answer = parseInput(schema, { lines: [{ inner: keys(2001) }] })
  expect(answer).toEqual({
    success: false,
    errors: [
      { path: 'lines.0.inner', code: 'too_many_fields', message: 'At most 2000 fields in one object.' },
    ],
  })
  expect(looked).toBe(false)
  expect(parseInput(schema, [keys(2000), null, 'text']).success).toBe(true)
})
