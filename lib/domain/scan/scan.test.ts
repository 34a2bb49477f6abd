import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { checkDigit, type Gtin } from '../catalog/gtin.ts'

import { codeOfSymbol } from './code-of-symbol.ts'
import { judgeClosed } from './closed-recalls.ts'
import {
  judgeAmong,
  judgeElsewhere,
  judgeScan,
  type Ground,
  type JudgedLine,
  type Verdict,
} from './judge-scan.ts'
import { KNOWLEDGE_LIMITS } from './knowledge.ts'
import { readPack, type Reading } from './read-pack.ts'

const checked = (body: string): string => `${body}${checkDigit(body)}`
const GTIN = checked('0061414100001') as Gtin
const OTHER = checked('0061414100002') as Gtin
const line = (over: Partial<JudgedLine> = {}): JudgedLine => ({
  gtin: GTIN,
  lots: ['L2640P', 'L2641P'],
  complete: true,
  ...over,
})

// Lots that the chain was shipped beside the recalled ones.
const GROUND: Ground = {
  shippedLots: () => new Set(['L9999X', 'L2640P']),
  age: 0,
  limits: KNOWLEDGE_LIMITS,
  thisYear: 2026,
}
const recall = (over: Partial<JudgedLine> = {}) => ({ priority: 'medium' as const, scope: [line(over)] })

const judge = (
  code: string,
  over: Partial<JudgedLine> = {},
  typed = { lot: null, expiresOn: null } as never,
) => {
  const read = readPack(code, 2026, typed)
  if ('fault' in read) return read.fault
  const { word, why } = judgeScan(recall(over), read.pack, GROUND)
  return `${word} ${why}`
}

describe('the verdict', () => {
  test.each([
    ['a recalled lot in an element string', `]C101${GTIN}10L2640P`, 'remove in_scope'],
    ['in brackets', `(01)${GTIN}(17)261231(10)l2641p`, 'remove in_scope'],
    ['in a Digital Link', `https://id.gs1.org/01/${GTIN}/10/L2640P?17=261231`, 'remove in_scope'],
    // A slash of the lot, written as it is, ends it for whoever reads the address: what is behind may belong to it.
    ['a lot cut at its slash', `https://id.gs1.org/01/${GTIN}/10/77/B`, 'check several_readings'],
    ['and a serial behind it', `https://id.gs1.org/01/${GTIN}/10/77/B/21/123`, 'check several_readings'],
    ['and a date', `https://id.gs1.org/gtin/${GTIN}/lot/77/B?17=270101`, 'check several_readings'],
    ['behind #', `https://id.gs1.org/01/${GTIN}/10/77#B`, 'check several_readings'],
    ['behind ?', `https://id.gs1.org/01/${GTIN}/10/77?B`, 'check several_readings'],
    ['encoded twice', `https://id.gs1.org/01/${GTIN}/10/77%252FB`, 'check several_readings'],
    ['a recalled lot before a slash', `https://id.gs1.org/01/${GTIN}/10/L2640P/B`, 'remove in_scope'],
    ['a lot and a serial', `https://id.gs1.org/01/${GTIN}/10/77/21/B?linkType=all`, 'not_recalled other_lot'],
    [
      'two products in an address',
      `https://h.example/01/${GTIN}/10/L2640P/01/${OTHER}`,
      'check several_readings',
    ],
    [
      'and the lot of the second',
      `https://h.example/01/${GTIN}/10/L2640P/01/${OTHER}/10/X1`,
      'check several_readings',
    ],
    ['the last of two products', `https://h.example/01/${OTHER}/01/${GTIN}/10/L2640P`, 'remove in_scope'],
    [
      'three products in an address',
      `https://h.example/01/${OTHER}/01/${GTIN}/10/L2640P/01/${OTHER}`,
      'check several_readings',
    ],
    [
      'three products in a code',
      `(01)${OTHER}(8026)${checked('0061414100003')}0102(03)${GTIN}(10)L2640P`,
      'check several_readings',
    ],
    ['made to order of it', `(03)${GTIN}(01)${OTHER}`, 'check several_readings'],
    ['a piece of it', `(01)${OTHER}(8026)${GTIN}0102(10)L2640P`, 'check several_readings'],
    ['the lot without the L before it', `]d201${GTIN}102640P`, 'check lot_near_recalled'],
    ['another lot', `]d201${GTIN}10L9999X`, 'not_recalled other_lot'],
    ['no lot', GTIN, 'check lot_not_read'],
    ['the same number as UPC-A', GTIN.slice(2), 'check lot_not_read'],
    [
      'a case of it, with another lot',
      `]C101${checked(`1${GTIN.slice(1, 13)}`)}10L9999X`,
      'not_recalled other_lot',
    ],
    [
      'a case of it, with a recalled lot',
      `]C101${checked(`1${GTIN.slice(1, 13)}`)}10L2640P`,
      'remove in_scope',
    ],
    ['another product', OTHER, 'not_recalled other_product'],
    ['a weight inside the number', checked('020123400599'), 'check variable_measure'],
    ['a price inside a UPC', checked('21234500599'), 'check variable_measure'],
    ['a wrong check digit', `${GTIN.slice(0, 13)}${(Number(GTIN[13]) + 1) % 10}`, 'check_digit'],
    ['a pallet', `]C100${checked('00614141000000001')}`, 'pallet'],
    ['a lot alone', 'L2640P', 'internal'],
    ['a serial number of GS1', ']C1217712', 'no_product'],
    ['an address of somebody', 'https://example.com/menu', 'link'],
    ['a shortened UPC that a person types', '01234133', 'not_recalled other_product'],
  ])('%s', (_, code, verdict) => expect(judge(code)).toBe(verdict))

  test('a list that is not complete rules nothing out', () => {
    expect(judge(`]C101${GTIN}10L9999X`, { complete: false })).toBe('check lot_not_listed')
  })

  test('a date that the recall asks for must be there, under whatever name the pack gives it', () => {
    const dates = { lots: [], expiresFrom: '2026-12-01', expiresTo: '2026-12-31' }
    expect(judge(GTIN, dates)).toBe('check date_not_read')
    expect(judge(`(01)${GTIN}(17)261215`, dates)).toBe('remove in_scope')
    expect(judge(`(01)${GTIN}(15)261200`, dates)).toBe('remove in_scope')
    expect(judge(`(01)${GTIN}(7003)2612150800`, dates)).toBe('remove in_scope')
    expect(judge(`(01)${GTIN}(17)270101`, dates)).toBe('not_recalled other_lot')
    expect(judge(`(01)${GTIN}(7003)2699150800`, dates)).toBe('not_read')
    expect(judge(`(01)${GTIN}(17)260230`, dates)).toBe('not_read')
    // Packed in December says nothing of when it expires.
    expect(judge(`(01)${GTIN}(13)270101`, dates)).toBe('check date_not_read')
    expect(judge(`(01)${GTIN}(15)261231(17)270131`, dates)).toBe('check several_readings')
  })

  test('what a person copies from the pack completes the code, and does not overrule it', () => {
    const typed = (lot: string) => ({ lot, expiresOn: null }) as never
    expect(judge(GTIN, {}, typed('l2640 p'))).toBe('remove in_scope')
    expect(judge(GTIN, {}, typed('L9999X'))).toBe('not_recalled other_lot')
    expect(judge(GTIN, {}, typed('   '))).toBe('check lot_not_read')
    expect(judge(`]C101${GTIN}10L2640P`, {}, typed('L9999X'))).toBe('remove in_scope')
  })

  test('a lot that swallowed what stood behind it is not ruled out', () => {
    expect(judge(`01${GTIN}10L2640P17261231`)).toBe('check several_readings')
    expect(judge(`01${GTIN}10L2640P`)).toBe('remove in_scope')
    expect(judge(`01${GTIN}10L9999X`)).toBe('not_recalled other_lot')
    expect(judge(`01${GTIN}10L9999X17261231`)).toBe('not_recalled other_lot')
  })

  test('what one recall does not mean another may', () => {
    const ours = { name: 'ours', ...recall() }
    const other = { name: 'other', ...recall({ gtin: OTHER, lots: [] }) }
    const read = readPack(OTHER, 2026)
    expect('pack' in read && judgeAmong([ours, other], read.pack, GROUND)).toEqual({
      recall: other,
      verdict: { word: 'remove', why: 'in_scope' },
    })
    const none = readPack(checked('0061414100003'), 2026)
    expect('pack' in none && judgeAmong([ours, other], none.pack, GROUND)).toMatchObject({
      recall: ours,
      verdict: { word: 'not_recalled' },
    })
  })

  test('a pack that came from another store, where it is recalled, is not passed here', () => {
    const elsewhere = [recall({ gtin: OTHER, lots: ['L1'] })]
    const judged = (code: string) => {
      const read = readPack(code, 2026)
      if ('fault' in read) return read.fault
      const { verdict } = judgeAmong([{ name: 'ours', ...recall() }], read.pack, GROUND)
      return judgeElsewhere(verdict, elsewhere, read.pack, GROUND)
    }
    const held = { word: 'check', why: 'recalled_elsewhere' }
    expect(judged(`]C101${OTHER}10L1`)).toMatchObject(held)
    // Of a product that is recalled there, without a lot: nobody can say.
    expect(judged(OTHER)).toMatchObject(held)
    expect(judged(`]C101${OTHER}10L2`)).toMatchObject({ word: 'not_recalled' })
    expect(judged(`]C101${GTIN}10L2640P`)).toMatchObject({ word: 'remove' })
  })

  test('a closed recall still holds the packs that it named, and those that it cannot rule out', () => {
    const held = { word: 'check', why: 'recalled_before' }
    const passed = { word: 'not_recalled' }
    const NEW: Verdict = { word: 'not_recalled', why: 'other_product' }
    const judged = (over: Partial<JudgedLine>, code: string, lot: string | null = null) => {
      const read = readPack(code, 2026, { lot, expiresOn: null })
      return 'fault' in read ? read.fault : judgeClosed(NEW, [recall(over)], read.pack, GROUND)
    }
    expect(judged({}, `]C101${GTIN}10L2640P`)).toMatchObject(held)
    expect(judged({ complete: false }, `]C101${GTIN}10L2640P`)).toMatchObject(held)
    expect(judged({ lots: [], lotFrom: 'L2640P', lotTo: 'L2649P' }, `]C101${GTIN}10L2645P`)).toMatchObject(
      held,
    )
    // A slip of the thumb away from it.
    expect(judged({}, GTIN, 'L264OP')).toMatchObject(held)
    // Its date was not read, its lot was.
    expect(judged({ expiresTo: '2026-12-31' }, `]C101${GTIN}10L2640P`)).toMatchObject(held)
    const dates = { lots: [], expiresFrom: '2026-12-01', expiresTo: '2026-12-31' }
    expect(judged(dates, `]C101${GTIN}17261224`)).toMatchObject(held)
    expect(judged(dates, `]C101${GTIN}17270624`)).toMatchObject(passed)
    expect(judged(dates, GTIN)).toMatchObject(held)
    // At a till, which reads neither.
    expect(judged({}, GTIN)).toMatchObject(held)
    // What has come since: another lot, also of a list that was not complete, and a product that was recalled whole.
    expect(judged({}, `]C101${GTIN}10L9999X`)).toMatchObject(passed)
    expect(judged({ complete: false }, `]C101${GTIN}10L9999X`)).toMatchObject(passed)
    expect(judged({ lots: [] }, `]C101${GTIN}10L2640P`)).toMatchObject(passed)
  })

  test('NOT RECALLED is said only of a lot that was read, or of another product', () => {
    const lot = fc.stringMatching(/^[A-Z0-9]{1,10}$/)
    fc.assert(
      fc.property(fc.array(lot, { maxLength: 3 }), fc.option(lot), fc.boolean(), (lots, read, complete) => {
        const by = { lotBy: 'decoded', dateBy: 'decoded', wholeLot: null } as const
        const pack = {
          gtin: GTIN,
          others: [],
          contained: null,
          slips: [],
          readings: [{ lot: read, expiresOn: null, ...by }] as [Reading],
        }
        const { word } = judgeScan(recall({ lots, complete }), pack, GROUND)
        if (word === 'not_recalled')
          expect([read !== null, complete, lots.includes(read ?? '')]).toEqual([true, true, false])
        if (lots.length === 0 || lots.includes(read ?? '')) expect(word).toBe('remove')
      }),
    )
  })

  test('whatever a camera reads is judged or refused, never thrown', () => {
    const tail = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('0', '1', '2', '7', '9', '(', ')', '\x1d'), maxLength: 40 }),
    )
    fc.assert(
      fc.property(
        fc.constantFrom('', ']C1', '01', `01${GTIN}`, `01${GTIN}10`, 'https://x/01/'),
        tail,
        (a, b) => {
          expect(judge(`${a}${b}`)).toEqual(expect.any(String))
        },
      ),
    )
  })
})

describe('a symbol', () => {
  test.each(
    [
      ['01234505', '012000003455'],
      ['01278906', '012789000006'],
      ['04252614', '042100005264'],
      ['01234133', '012300000413'],
      ['01234142', '012340000012'],
      ['01234543', '012345000041'],
    ].map(([short = '', long = '']) => [`${short.slice(0, 7)}${checkDigit(expandedBody(short))}`, long]),
  )('UPC-E %s is written out, with a check digit that adds up', (short) => {
    const whole = codeOfSymbol({ format: 'UPCE', text: short })
    expect(whole).toHaveLength(12)
    expect(readPack(whole, 2026)).toHaveProperty('pack.gtin', `00${whole}`)
  })

  test('one of GS1 keeps its mark, and any other is its text', () => {
    expect(codeOfSymbol({ format: 'Code128', text: '01…', symbologyIdentifier: ']C1' })).toBe(']C101…')
    expect(codeOfSymbol({ format: 'QRCode', text: 'https://x', symbologyIdentifier: ']Q1' })).toBe(
      'https://x',
    )
    expect(codeOfSymbol({ format: 'ean_13', text: '4006381333931' })).toBe('4006381333931')
  })
})

function expandedBody(short: string): string {
  return codeOfSymbol({ format: 'UPCE', text: short }).slice(0, 11)
}
