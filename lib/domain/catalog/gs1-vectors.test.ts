import { describe, expect, test } from 'vitest'

import { GS1_SAMPLES } from '#tests/support/gs1-samples.ts'

import { readPack } from '../scan/read-pack.ts'
import { checkDigit } from './gtin.ts'

// Written from the GS1 General Specifications (sections 3 and 7.8) and the Digital Link standard, not from the code beside it: of
// each identifier one value that may stand under it and one that may not.

const GTIN = `0061414100001${checkDigit('0061414100001')}`
const LOT = 'L26-40'
const GS = '\x1d'
// Of these two digits the length is fixed for all time: no FNC1 needs to follow.
const FIXED = /^(?:0[0-4]|1[1-9]|20|3[1-6]|41)/

const read = (code: string): string => {
  const pack = readPack(code, 2026)
  if ('fault' in pack) return pack.fault
  return [pack.pack.gtin, ...new Set(pack.pack.readings.map(({ lot }) => lot ?? '-'))].join(' ')
}
const WANTED = `${GTIN} ${LOT}`

// Of another item of trade beside the GTIN, or of none of it: what a pack would never bear.
const BESIDE = GS1_SAMPLES.filter(([ai]) => !['02'].includes(ai))

const end = (ai: string): string => (FIXED.test(ai) ? '' : GS)

describe('each identifier of GS1 beside a product and its lot', () => {
  test.each(BESIDE)('%s before them', (ai, value) => {
    expect(read(`]C1${ai}${value}${end(ai)}01${GTIN}10${LOT}`)).toBe(WANTED)
  })
  test.each(BESIDE)('%s behind them', (ai, value) => {
    expect(read(`]d201${GTIN}10${LOT}${GS}${ai}${value}`)).toBe(WANTED)
  })
  test.each(BESIDE)('%s with what cannot stand there', (ai, _, value) => {
    expect(read(`]d201${GTIN}10${LOT}${GS}${ai}${value}`)).toMatch(/^(?:not_read|check_digit)$/)
  })
})

test('there are as many as the bound asks for', () => {
  expect(2 * BESIDE.length).toBeGreaterThanOrEqual(220)
  expect(3 * BESIDE.length + OTHERS.length).toBeGreaterThanOrEqual(254)
})

const D = `https://id.example.com`
const OTHERS: readonly (readonly [code: string, said: string])[] = [
  // Not given out yet, or of a later edition.
  [`]C101${GTIN}4399ANYTHING${GS}10${LOT}`, WANTED],
  [`]C17999X${GS}01${GTIN}10${LOT}`, WANTED],
  [`]C114123456${'01'}${GTIN}10${LOT}`, WANTED],
  [`]C101${GTIN}18261231${'10'}${LOT}`, WANTED],
  [`(01)${GTIN}(10)${LOT}(4399)ANYTHING`, WANTED],
  [`(7045)X1(01)${GTIN}(10)${LOT}`, WANTED],
  // Symbologies.
  [`]d2${GS}01${GTIN}10${LOT}`, WANTED],
  [`]e001${GTIN}10${LOT}`, WANTED],
  [`]Q301${GTIN}10${LOT}`, WANTED],
  [`]J101${GTIN}10${LOT}`, WANTED],
  [`]E0${GTIN.slice(1)}`, `${GTIN} -`],
  [`]E3${GTIN.slice(1)}12`, `${GTIN} -`],
  [']E496385074', '00000096385074 -'],
  [`]I1${GTIN}`, `${GTIN} -`],
  [`]C0${GTIN}`, `${GTIN} -`],
  [`]Q1${D}/01/${GTIN}/10/${LOT}`, WANTED],
  [`]d1${LOT}`, 'internal'],
  // Numbers.
  [GTIN, `${GTIN} -`],
  [GTIN.slice(1), `${GTIN} -`],
  [GTIN.slice(2), `${GTIN} -`],
  ['96385074', '00000096385074 -'],
  ['01234133', '00012300000413 -'],
  ['0 614141 00001 2', `${GTIN} -`],
  ['614141000013', 'check_digit'],
  // Days.
  [`]C101${GTIN}17260230${'10'}${LOT}`, 'not_read'],
  [`]C101${GTIN}17280229${'10'}${LOT}`, WANTED],
  [`]C101${GTIN}17270229${'10'}${LOT}`, 'not_read'],
  [`]C101${GTIN}17260200${'10'}${LOT}`, WANTED],
  [`]C101${GTIN}15260431${'10'}${LOT}`, 'not_read'],
  [`]C101${GTIN}11260001${'10'}${LOT}`, 'not_read'],
  [`]C101${GTIN}7006260200${GS}10${LOT}`, 'not_read'],
  [`]C101${GTIN}70032602310800${GS}10${LOT}`, 'not_read'],
  [`]C101${GTIN}70032602282400${GS}10${LOT}`, 'not_read'],
  [`]C101${GTIN}70032602282359${GS}10${LOT}`, WANTED],
  // Lots: up to twenty characters of set 82.
  [`]C101${GTIN}10${'A'.repeat(20)}`, `${GTIN} ${'A'.repeat(20)}`],
  [`]C101${GTIN}10${'A'.repeat(21)}`, 'not_read'],
  [`]C101${GTIN}10A B`, 'not_read'],
  [`]C101${GTIN}10A#B`, 'not_read'],
  [`]C101${GTIN}10Aé`, 'not_read'],
  [`]C101${GTIN}10${GS}21A`, 'not_read'],
  [`]C101${GTIN}10!"%&'()*+,-./:;<=>?_`, `${GTIN} !"%&'()*+,-./:;<=>?_`],
  [`]C101${GTIN}10A1${GS}10A2`, 'not_read'],
  [`]C101${GTIN}10A1${GS}10A1`, `${GTIN} A1`],
  [`]C101${GTIN}01${GTIN}10${LOT}`, WANTED],
  // Case and contents.
  [`]C102${GTIN}37 24`.replace(' ', ''), `${GTIN} -`],
  [`]C18006${GTIN}0102${GS}10${LOT}`, WANTED],
  // Without separators.
  [`01${GTIN}10${LOT}`, WANTED],
  [`1126123101${GTIN}10${LOT}`, WANTED],
  [`426724${GS}01${GTIN}10${LOT}`, WANTED],
  // Addresses.
  [`${D}/01/${GTIN}/10/${LOT}`, WANTED],
  [`${D}/01/${GTIN.slice(1)}/10/${LOT}`, WANTED],
  [`${D}/01/${GTIN.slice(2)}/10/${LOT}`, WANTED],
  [`${D}/01/96385074/10/${LOT}`, `00000096385074 ${LOT}`],
  [`${D}/01/614141000/10/${LOT}`, 'link'],
  [`${D}/01/6141410000/10/${LOT}`, 'link'],
  [`${D}/01/61414100001/10/${LOT}`, 'link'],
  [`${D}/01/${GTIN.slice(0, 13)}9/10/${LOT}`, 'check_digit'],
  [`HTTPS://ID.EXAMPLE.COM/01/${GTIN}/10/${LOT}`, WANTED],
  [`id.example.com/01/${GTIN}/10/${LOT}`, WANTED],
  [`example.com/shop/01/${GTIN}/10/${LOT}?17=261231`, WANTED],
  [`${D}/01/04006381333931/01/${GTIN}/10/${LOT}`, WANTED],
  [`${D}/414/0614141000012/01/${GTIN}/10/${LOT}`, WANTED],
  [`${D}/01/${GTIN}/10/01`, `${GTIN} 01`],
  [`${D}/01/${GTIN}/22/A/10/${LOT}/21/7`, WANTED],
  [`${D}/01/${GTIN}/4399/X/10/${LOT}`, WANTED],
  [`${D}/01/${GTIN}/10/${LOT}?17=260230`, 'not_read'],
  [`${D}/01/${GTIN}/10/${LOT}?utm_source=x&linkType=all`, WANTED],
  [`${D}/gtin/${GTIN}/lot/${LOT}`, WANTED],
  [`${D}/01/${GTIN}/10/L%2F40`, `${GTIN} L/40`],
  [`${D}/00/006141410000000012`, 'pallet'],
  [`${D}/AQnYUc1gmiERBhQUECqDGQ`, 'link'],
  [`${D}/menu`, 'link'],
]

test.each(OTHERS)('%j', (code, said) => expect(read(code)).toBe(said))
