import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { elementFault, gs1Date, parseBrackets, parseElementString, type Gs1Element } from './gs1.ts'
import { parseDigitalLink } from './digital-link.ts'
import { checkDigit } from './gtin.ts'
import { readCode } from './read-code.ts'

const FNC1 = '\x1d'
const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''))
const checked = (length: number) => digits(length - 1).map((body) => `${body}${checkDigit(body)}`)
// Characters that GS1 allows and that mean nothing in brackets or in an address.
const text = (most: number) =>
  fc.string({
    unit: fc.constantFrom(...'ABCXYZabcxyz0123456789-./_+'.split('')),
    minLength: 1,
    maxLength: most,
  })
const day = fc
  .tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 28 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(''))

const element: fc.Arbitrary<Gs1Element> = fc.oneof(
  checked(14).map((value) => ({ ai: '01', value })),
  text(20).map((value) => ({ ai: '10', value })),
  text(20).map((value) => ({ ai: '21', value })),
  day.map((value) => ({ ai: '17', value })),
  day.map((value) => ({ ai: '15', value })),
  fc.integer({ min: 0, max: 99_999_999 }).map((n) => ({ ai: '37', value: String(n) })),
  checked(13).map((value) => ({ ai: '414', value })),
  checked(18).map((value) => ({ ai: '00', value })),
  digits(6).map((value) => ({ ai: '3102', value })),
)
const elements = fc.uniqueArray(element, { minLength: 1, maxLength: 6, selector: ({ ai }) => ai })

describe('what was put together comes apart again', () => {
  test('with an FNC1 after every value', () => {
    fc.assert(
      fc.property(elements, (parts) => {
        const whole = parts.map(({ ai, value }) => `${ai}${value}${FNC1}`).join('')
        expect(parseElementString(whole)).toEqual({ elements: parts })
      }),
    )
  })

  test('with an FNC1 only where GS1 wants one', () => {
    const known = /^(0[0-4]|1[1-9]|20|3[1-6]|41)/
    fc.assert(
      fc.property(elements, (parts) => {
        const whole = parts.map(({ ai, value }) => `${ai}${value}${known.test(ai) ? '' : FNC1}`).join('')
        expect(parseElementString(whole.endsWith(FNC1) ? whole.slice(0, -1) : whole)).toEqual({
          elements: parts,
        })
      }),
    )
  })

  test('in brackets', () => {
    fc.assert(
      fc.property(elements, (parts) => {
        expect(parseBrackets(parts.map(({ ai, value }) => `(${ai})${value}`).join(''))).toEqual({
          elements: parts,
        })
      }),
    )
  })

  test('as an address', () => {
    fc.assert(
      fc.property(checked(14), text(20), day, (gtin, lot, expires) => {
        fc.pre(lot !== '.' && lot !== '..')
        const url = new URL(
          `https://id.example.com/some/path/01/${gtin}/10/${encodeURIComponent(lot)}?17=${expires}&utm=x`,
        )
        expect(parseDigitalLink(url)).toMatchObject({
          isLotInDoubt: false,
          elements: [
            { ai: '01', value: gtin },
            { ai: '10', value: lot },
            { ai: '17', value: expires },
          ],
        })
      }),
    )
  })
})

test('whatever is typed or scanned is read or refused, never thrown', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((some) => `]C1${some}`),
        fc.webUrl(),
        fc.string().map((some) => `(01)${some}`),
      ),
      (input) => {
        const read = readCode(input, 2026)
        if ('message' in read) expect(read.message).not.toBe('')
        else expect(read.gtin !== null || read.lot !== null).toBe(true)
      },
    ),
    { numRuns: 1000 },
  )
})

test('one wrong digit of a GTIN is always seen', () => {
  fc.assert(
    fc.property(
      checked(14),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 1, max: 9 }),
      (gtin, at, by) => {
        const wrong = gtin.slice(0, at) + String((Number(gtin[at]) + by) % 10) + gtin.slice(at + 1)
        expect(elementFault({ ai: '01', value: wrong })).toMatchObject({ code: 'check_digit' })
      },
    ),
  )
})

test.each([
  ['614141000012', { gtin: '00614141000012', lot: null, form: 'gtin' }],
  ['0 614141 00001 2', { gtin: '00614141000012', lot: null, form: 'gtin' }],
  ['L2640P', { gtin: null, lot: 'L2640P', form: 'lot' }],
  [
    ']C10100614141000012' + '10L2640P' + FNC1 + '17270331',
    { gtin: '00614141000012', lot: 'L2640P', form: 'element_string' },
  ],
  [']d201006141410000121727033110L2640P', { gtin: '00614141000012', lot: 'L2640P', form: 'element_string' }],
  ['01006141410000121727033110L2640P', { gtin: '00614141000012', lot: 'L2640P', form: 'element_string' }],
  ['(01)00614141000012(10)L(26)40P(17)270331', { gtin: '00614141000012', lot: 'L(26)40P', form: 'brackets' }],
  ['(01) 00614141000012 (10) L2640P', { gtin: '00614141000012', lot: 'L2640P', form: 'brackets' }],
  [
    'HTTPS://example.com/01/00614141000012/10/L2640P?17=270331',
    { gtin: '00614141000012', lot: 'L2640P', form: 'digital_link' },
  ],
  [
    'https://example.com/gtin/614141000012/lot/A%2FB',
    { gtin: '00614141000012', lot: 'A/B', form: 'digital_link' },
  ],
  ['https://example.com/about', { message: 'This address contains no GTIN.' }],
  ['614141000013', { message: expect.stringContaining('check digit is wrong') }],
  ['(01)00614141000013', { message: expect.stringContaining('check digit is wrong') }],
  ['(01)00614141000012(17)271399', { message: expect.stringContaining('isn’t a date') }],
  // Day 00 is the end of a month, but of none that does not exist.
  ['(01)00614141000012(17)270000', { message: expect.stringContaining('isn’t a date') }],
  ['(01)00614141000012(17)271300', { message: expect.stringContaining('isn’t a date') }],
  [']C121ABC', { message: 'This code contains no GTIN or lot.' }],
])('%j is read for what it is', (input, expected) => {
  expect(readCode(input, 2026)).toMatchObject(expected)
})

test('two digits of a year mean the one that is near; day 00 is the end of the month', () => {
  expect(gs1Date('270331', 2026)).toBe('2027-03-31')
  expect(gs1Date('990101', 2026)).toBe('1999-01-01')
  expect(gs1Date('760101', 2026)).toBe('2076-01-01')
  expect(gs1Date('770101', 2026)).toBe('1977-01-01')
  expect(gs1Date('010101', 2098)).toBe('2101-01-01')
  expect(gs1Date('280200', 2026)).toBe('2028-02-29')
})
