import { expect, test } from 'vitest'
import { z } from 'zod'

import { parseInput } from './parse-input.ts'

const Schema = z.strictObject({
  by: z.string().min(1).max(3),
  version: z.int().min(1),
  outcome: z.enum(['removed', 'not_affected']),
  email: z.email(),
  at: z.iso.datetime({ offset: true }),
  lines: z.array(z.number()).min(2),
})

const said = (input: unknown) => {
  const parsed = parseInput(Schema, input)
  return parsed.success ? [] : parsed.errors.map(({ path, message }) => `${path}: ${message}`)
}

test('what is wrong is said in words for a person, never in those of the validator', () => {
  expect(said({})).toEqual([
    'by: This is missing.',
    'version: This is missing.',
    'outcome: This is missing.',
    'email: This is missing.',
    'at: This is missing.',
    'lines: This is missing.',
  ])
  expect(said({ by: '', version: 0, outcome: 'lost', email: 'x', at: 'soon', lines: [1] })).toEqual([
    'by: Fill this in.',
    'version: 1 or more.',
    'outcome: One of: removed, not_affected.',
    'email: Enter an email address such as name@example.com.',
    'at: Enter a time such as 2026-03-02T14:00:00Z.',
    'lines: At least 2 entries.',
  ])
  expect(said({ by: 'four', version: 1.5, outcome: 7, email: 1, at: 2, lines: {} })).toEqual([
    'by: At most 3 characters.',
    'version: This should be a whole number.',
    'outcome: One of: removed, not_affected.',
    'email: This should be text.',
    'at: This should be text.',
    'lines: This should be a list.',
  ])
  expect(said(7)).toEqual([': This should be an object.'])
})
