import fc from 'fast-check'
import { SegmentedMessage } from 'sms-segments-calculator'
import { expect, test } from 'vitest'

import { plainSigns, smsParts } from './sms-parts.ts'

test('a plain text of 160 signs is one part, one sign more makes it two', () => {
  expect(smsParts('x'.repeat(160))).toEqual({
    encoding: 'GSM-7',
    parts: 1,
    units: 160,
    single: 160,
    wide: null,
  })
  expect(smsParts('x'.repeat(161)).parts).toBe(2)
})

test('one sign that seven bits lack halves the room', () => {
  expect(smsParts(`${'x'.repeat(70)}ł`)).toMatchObject({ encoding: 'UCS-2', parts: 2, wide: 'ł' })
})

test('signs of typography become plain, letters stay', () => {
  expect(plainSigns('“Don’t sell” – señor… «là»')).toBe('"Don\'t sell" - señor... "là"')
})

// Judged by a library that others use; letters only, for it treats emoji of several code points in its own way.
test('parts are counted as the calculator of others counts them', () => {
  const sign = fc.constantFrom(...Array.from('aZ0 @£é€{}[]~^|\\ñáłß漢"\'😀'))
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 400 }), (signs) => {
      const text = signs.join('')
      const theirs = new SegmentedMessage(text, 'auto', false)
      const { parts, encoding } = smsParts(text)
      expect(encoding).toBe(theirs.encodingName)
      expect(parts).toBe(Math.max(1, theirs.segmentsCount))
    }),
    { numRuns: 500 },
  )
})
