import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { formatGtin } from '../format/gtin.ts'
import { checkDigit, parseGtin } from './gtin.ts'

const body = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })

describe('a GTIN', () => {
  test.each([
    ['96385074', '00000096385074'],
    ['036000291452', '00036000291452'],
    ['4006381333931', '04006381333931'],
    ['10614141000415', '10614141000415'],
  ])('%s is stored as %s', (text, gtin) => {
    expect(parseGtin(text)).toEqual({ gtin })
  })

  test.each([
    ['', 'not_digits'],
    ['4.00638E+12', 'not_digits'],
    ['400638133393', 'check_digit'],
    ['36000291452', 'wrong_length'],
    ['4006381333932', 'check_digit'],
  ])('%j is refused: %s', (text, fault) => {
    expect(parseGtin(text)).toEqual({ fault })
  })

  test('with any one digit mistyped is refused', () => {
    fc.assert(
      fc.property(body(12), fc.nat(12), fc.integer({ min: 1, max: 9 }), (digits, at, shift) => {
        const text = digits.join('')
        const whole = [...text, String(checkDigit(text))]
        whole[at] = String((Number(whole[at]) + shift) % 10)
        expect(parseGtin(whole.join(''))).toEqual({ fault: 'check_digit' })
      }),
    )
  })

  test('reads the same however many zeros stand before it', () => {
    fc.assert(
      fc.property(body(11), (digits) => {
        const text = digits.join('')
        const upc = text + String(checkDigit(text))
        expect(parseGtin(`00${upc}`)).toEqual(parseGtin(upc))
      }),
    )
  })

  test('is shown without the zeros that storing put before it', () => {
    expect(formatGtin('00036000291452')).toBe('036000291452')
    expect(formatGtin('04006381333931')).toBe('4006381333931')
    expect(formatGtin('10614141000415')).toBe('10614141000415')
  })
})
