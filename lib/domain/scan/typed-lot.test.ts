import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { judgePacks } from '#tests/support/judged-packs.ts'
import { ALIKE } from '#tests/support/typed-pack.ts'

import { checkDigit, parseGtin, type Gtin } from '../catalog/gtin.ts'
import { hours, minutes } from '../duration.ts'
import { normalizeLot } from '../format/normalize-lot.ts'

import { judgeScan, type Ground, type JudgedLine, type Verdict } from './judge-scan.ts'
import { ageOf, KNOWLEDGE_LIMITS } from './knowledge.ts'
import { readPack } from './read-pack.ts'

const GTIN = `0061414100001${checkDigit('0061414100001')}` as Gtin
const OTHER = `0061414100002${checkDigit('0061414100002')}` as Gtin
const line = (over: Partial<JudgedLine> = {}): JudgedLine => ({
  gtin: GTIN,
  lots: ['LOT123', 'B0O1I1', '12345'],
  complete: true,
  ...over,
})
type Asked = {
  code?: string
  lot?: string | null
  expiresOn?: string | null
  line?: Partial<JudgedLine>
  priority?: 'high' | 'medium'
  shipped?: string[]
  age?: number
}

const judge = ({ code = GTIN, lot = null, expiresOn = null, ...over }: Asked): Verdict => {
  const read = readPack(code, 2026, { lot, expiresOn }, 'typed')
  if ('fault' in read) throw new Error(read.fault)
  const ground: Ground = {
    shippedLots: () => new Set((over.shipped ?? []).map(normalizeLot)),
    age: over.age ?? 0,
    limits: KNOWLEDGE_LIMITS,
    thisYear: 2026,
  }
  return judgeScan({ priority: over.priority ?? 'medium', scope: [line(over.line)] }, read.pack, ground)
}
const said = (asked: Asked): string => {
  const { word, why } = judge(asked)
  return `${word} ${why}`
}

describe('an associate who copies the lot from the pack', () => {
  test.each([
    ['LOT-123', 'remove in_scope'],
    ['LOT 12345', 'remove in_scope'],
    ['lot no. 12345', 'remove in_scope'],
    ['12345 EXP 12/27', 'remove in_scope'],
    ['EXP 12/27 LOT 12345', 'remove in_scope'],
    ['b0o1-i1', 'remove in_scope'],
    ['?', 'check lot_not_read'],
    ['N/A', 'check lot_not_read'],
    ['x', 'check lot_not_read'],
    ['QQ', 'check lot_too_short'],
    ['L0T123', 'check lot_near_recalled'],
    ['LO1T23', 'check lot_near_recalled'],
    ['LOT12', 'check lot_near_recalled'],
    ['BOOIII', 'check lot_near_recalled'],
    ['80011L', 'check lot_near_recalled'],
    ['12435', 'check lot_near_recalled'],
    ['1234', 'check lot_near_recalled'],
    ['12345EXP1227', 'remove in_scope'],
    ['QQ987', 'check lot_not_shipped'],
  ])('%s is not told that it is free', (lot, verdict) => expect(said({ lot })).toBe(verdict))

  test('is told so of a lot that the chain was shipped and that is like no recalled one', () => {
    expect(said({ lot: 'qq-987', shipped: ['QQ987'] })).toBe('not_recalled other_lot')
    expect(said({ lot: '12346', shipped: ['12346'] })).toBe('check lot_near_recalled')
  })

  test('is shown the recalled lots that are most like it', () => {
    expect(judge({ lot: '12346' })).toMatchObject({ nearestLots: ['12345', 'LOT123', 'B0O1I1'] })
  })

  test('of a range is told to look again one letter beside any of its members', () => {
    const range = { lots: [], lotFrom: 'L10000', lotTo: 'L10050' }
    expect(said({ lot: 'L10049', line: range })).toBe('remove in_scope')
    for (const lot of ['L10059', 'L100SO', 'LI0049', 'K10020', 'L01049'])
      expect(said({ lot, line: range, shipped: [lot] }), lot).toBe('check lot_near_recalled')
    expect(said({ lot: 'L77777', line: range, shipped: ['L77777'] })).toBe('not_recalled other_lot')
  })

  test('of a date is told to look again a digit or a swap beside the recalled ones', () => {
    const dates = { lots: [], expiresFrom: '2027-03-04', expiresTo: '2027-03-06' }
    expect(said({ expiresOn: '2027-03-05', line: dates })).toBe('remove in_scope')
    for (const expiresOn of [
      '2026-03-05',
      '2027-05-03',
      '2027-08-05',
      '2027-03-15',
      '2072-03-05',
      '2027-03-50',
    ])
      expect(said({ expiresOn, line: dates }), expiresOn).toMatch(/^check date/)
    expect(said({ expiresOn: '1226-03-05', line: dates })).toBe('check date_not_plausible')
    expect(said({ expiresOn: '2028-11-19', line: dates })).toBe('not_recalled other_lot')
  })

  test('in brackets is believed no more than without', () => {
    expect(said({ code: `(01)${GTIN}(10)12346` })).toBe('check lot_near_recalled')
    // From a scanner that types: no thumb has a separator.
    expect(said({ code: `]C101${GTIN}1012346` })).toBe('not_recalled other_lot')
  })
})

describe('a phone that has not heard from the desk', () => {
  test('for a day says CHECK of what it would have passed', () => {
    expect(said({ code: OTHER, age: hours(23) })).toBe('not_recalled other_product')
    expect(said({ code: OTHER, age: hours(25) })).toBe('check knowledge_old')
    expect(said({ code: `]C101${GTIN}10QQ987`, age: hours(25) })).toBe('check knowledge_old')
    expect(said({ lot: '12345', age: hours(25) })).toBe('remove in_scope')
  })

  test('for an hour says CHECK of products of a high-priority recall', () => {
    const other = `]C101${GTIN}10QQ987`
    expect(said({ code: other, priority: 'high', age: minutes(59) })).toBe('not_recalled other_lot')
    expect(said({ code: other, priority: 'high', age: minutes(61) })).toBe('check knowledge_old')
    expect(said({ code: other, priority: 'medium', age: minutes(61) })).toBe('not_recalled other_lot')
    expect(said({ code: OTHER, priority: 'high', age: minutes(61) })).toBe('not_recalled other_product')
  })

  test('and whose clock stands before what it was told does not know how long', () => {
    expect(ageOf(Date.parse('2026-12-01T10:00:00Z'), Date.parse('2026-12-01T09:00:00Z'))).toBe(Infinity)
    expect(ageOf(Date.parse('2026-12-01T10:00:00Z'), Date.parse('2026-12-01T09:59:00Z'))).toBe(0)
  })
})

describe('no slip of a thumb passes a recalled lot', () => {
  const letters = fc.constantFrom(...Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'))
  const recalled = fc.string({ unit: letters, minLength: 2, maxLength: 12 })
  const at = fc.nat(11)
  const cut = (lot: string, n: number, by: string, from: number) =>
    lot.slice(0, n % (lot.length + 1)) + by + lot.slice((n % (lot.length + 1)) + from)
  const slips: Record<string, fc.Arbitrary<(lot: string) => string>> = {
    'a letter too many': fc.tuple(at, letters).map(
      ([n, one]) =>
        (lot) =>
          cut(lot, n, one, 0),
    ),
    'a letter too few': at.map((n) => (lot) => cut(lot, n, '', 1)),
    'a wrong letter': fc.tuple(at, letters).map(
      ([n, one]) =>
        (lot) =>
          cut(lot, n, one, 1),
    ),
    'two letters changed about': at.map((n) => (lot) => {
      const i = n % Math.max(1, lot.length - 1)
      return `${lot.slice(0, i)}${lot[i + 1] ?? ''}${lot[i] ?? ''}${lot.slice(i + 2)}`
    }),
    'all that look alike': fc.constant((lot) => lot.replaceAll(/./g, (one) => ALIKE[one] ?? one)),
    'a word before it': fc
      .constantFrom('LOT ', 'Lot:', 'LOTE ', 'lot', 'lote', 'BATCH#', 'Lot No. ', 'L ', 'L')
      .map((word) => (lot) => word + lot),
    'a date behind it': fc
      .constantFrom(' EXP 12/27', ' bb 3/28', ' USE BY 1/2/27')
      .map((date) => (lot) => lot + date),
    separators: fc.tuple(at, fc.constantFrom('-', ' ', '.', '/', '_', ' - ')).map(
      ([n, one]) =>
        (lot) =>
          cut(lot, n, one, 0),
    ),
    'small letters': fc.constant((lot) => lot.toLowerCase()),
  }

  test.each(Object.keys(slips))('%s', (name) => {
    const slip = slips[name] ?? fc.constant((lot: string) => lot)
    fc.assert(
      fc.property(
        fc.array(recalled, { minLength: 1, maxLength: 4 }),
        slip,
        fc.boolean(),
        (lots, changed, asRange) => {
          const [lot = ''] = lots
          const typed = changed(lot)
          fc.pre(typed.trim() !== '')
          const scope = asRange ? { lots: [], lotFrom: lot, lotTo: lot } : { lots }
          expect(judge({ lot: typed, line: scope, shipped: [typed, ...lots] }).word).not.toBe('not_recalled')
        },
      ),
      { numRuns: 400 },
    )
  })
})

test(
  'twenty thousand generated packs: NOT RECALLED is said of none that is recalled or cannot be ruled out',
  { timeout: 60_000 },
  () => {
    const { words, wrong } = judgePacks(20_000, 7)
    expect(wrong).toEqual([])
    // And it is said, and so are the others: a rule that says nothing is never wrong.
    expect(Object.values(words).map((n) => n > 100 || n === words.unread)).toEqual([true, true, true, true])
  },
)

describe('no slip in a typed product number passes a recalled product', () => {
  const body = fc
    .tuple(fc.constantFrom(7, 11, 12, 13), fc.bigInt(0n, 9_999_999_999_999n))
    .map(([length, n]) => {
      const digits = String(n).padStart(13, '0').slice(-length)
      return digits + checkDigit(digits)
    })
  const digit = fc.nat(9).map(String)
  const at = fc.nat(13)
  const slips: Record<string, fc.Arbitrary<(number: string) => string>> = {
    'one digit wrong': fc.tuple(at, digit).map(
      ([i, by]) =>
        (number) =>
          number.slice(0, i) + by + number.slice(i + 1),
    ),
    'one missing': at.map((i) => (number) => number.slice(0, i) + number.slice(i + 1)),
    'one too many': fc.tuple(at, digit).map(
      ([i, by]) =>
        (number) =>
          number.slice(0, i) + by + number.slice(i),
    ),
    'neighbors change places': at.map(
      (i) => (number) => number.slice(0, i) + (number[i + 1] ?? '') + (number[i] ?? '') + number.slice(i + 2),
    ),
    'two that stand one apart change places': at.map(
      (i) => (number) =>
        number.slice(0, i) +
        (number[i + 2] ?? '') +
        (number[i + 1] ?? '') +
        (number[i] ?? '') +
        number.slice(i + 3),
    ),
  }
  test.each(Object.entries(slips))('%s', (_, slip) => {
    fc.assert(
      fc.property(body, slip, (number, change) => {
        const recalled = parseGtin(number)
        if (!('gtin' in recalled)) return
        const read = readPack(change(number), 2026, { lot: 'ZZZZZZZZ', expiresOn: null }, 'typed')
        if ('fault' in read) return
        const ground = {
          shippedLots: () => new Set(['ZZZZZZZZ']),
          age: 0,
          limits: KNOWLEDGE_LIMITS,
          thisYear: 2026,
        }
        const scope = [line({ gtin: recalled.gtin, lots: [], complete: true })]
        expect(judgeScan({ priority: 'high', scope }, read.pack, ground).word).not.toBe('not_recalled')
      }),
      { numRuns: 2000 },
    )
  })

  test('and another product is still told from it, typed right', () => {
    expect(said({ code: '4006381333931', line: { gtin: '00012345678905' as Gtin } })).toBe(
      'not_recalled other_product',
    )
  })

  test('of two digits that differ by five, as a UPC of 12 digits', () => {
    // 036000161021 and 036000611021 have the same check digit.
    const scope = { gtin: '00036000161021' as Gtin }
    expect(said({ code: '036000161021', line: scope })).toMatch(/^(remove|check)/)
    expect(said({ code: '036000611021', line: scope })).toBe('check number_near_recalled')
  })
})
