import fc from 'fast-check'
import { expect, test } from 'vitest'

import { longestSentence, readingGrade } from './reading-level.ts'

test('short plain sentences read like the first years of school', () => {
  expect(readingGrade('Take it off the shelf. Put it in the back. Count it.')).toBeLessThan(2)
})

test('the prose of an office does not', () => {
  expect(
    readingGrade(
      'Establishments shall immediately discontinue distribution and subsequently communicate appropriate disposition documentation.',
    ),
  ).toBeGreaterThan(14)
})

test('a step’s number and a line end a sentence or none, as one reads them', () => {
  expect(longestSentence('1. Remove every jar.\n2. Count the jars and write it down')).toBe(7)
})

test('any text has a grade', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(Number.isFinite(readingGrade(text))).toBe(true)
    }),
  )
})
