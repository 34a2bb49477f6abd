import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Gtin } from '../catalog/gtin.ts'
import type { ScopeLine } from './recall.ts'
import { matchScope, type TracedItem } from './scope.ts'

const gtin = '00036000291452' as Gtin
const line = (over: Partial<ScopeLine> = {}): ScopeLine => ({ gtin, lots: [], complete: true, ...over })
const item = (over: Partial<TracedItem> = {}): TracedItem => ({
  gtin,
  lot: 'L24A',
  expiresOn: '2026-05-01',
  ...over,
})

describe('matching', () => {
  test.each<[string, ScopeLine, TracedItem, string]>([
    ['every lot of the product', line(), item(), 'IN_SCOPE'],
    ['a listed lot', line({ lots: ['L24A'] }), item(), 'IN_SCOPE'],
    ['a listed lot, copied carelessly', line({ lots: ['l 24a'] }), item({ lot: 'L24A ' }), 'IN_SCOPE'],
    ['a listed lot with an en dash', line({ lots: ['L24-A'] }), item({ lot: 'L24–A' }), 'IN_SCOPE'],
    [
      'a listed lot with a dash that does not break',
      line({ lots: ['L24-A'] }),
      item({ lot: 'L24‑A' }),
      'IN_SCOPE',
    ],
    ['a listed lot of full width', line({ lots: ['L24A'] }), item({ lot: 'Ｌ２４Ａ' }), 'IN_SCOPE'],
    [
      'a listed lot with what nobody sees',
      line({ lots: ['L24A'] }),
      item({ lot: 'L2\u200B4\u00ADA' }),
      'IN_SCOPE',
    ],
    ['a listed lot with a sign', line({ lots: ['L24&A'] }), item({ lot: 'L24 A' }), 'IN_SCOPE'],
    ['a listed lot after “n°”', line({ lots: ['Lot n° 24A'] }), item({ lot: '24A' }), 'IN_SCOPE'],
    ['a letter of another script', line({ lots: ['L24A'] }), item({ lot: 'L25\u0410' }), 'LOT_UNKNOWN'],
    [
      'a listed lot without the L that marks one',
      line({ lots: ['L 24A'] }),
      item({ lot: '24A' }),
      'LOT_UNKNOWN',
    ],
    ['a listed lot with that L before it', line({ lots: ['24A'] }), item({ lot: 'L24A' }), 'LOT_UNKNOWN'],
    [
      'a listed lot in one word with “lote”',
      line({ lots: ['24A'] }),
      item({ lot: 'LOTE24A' }),
      'LOT_UNKNOWN',
    ],
    ['an L that is part of a word', line({ lots: ['LEMON'] }), item({ lot: 'EMON' }), 'OUT_OF_SCOPE'],
    ['another lot', line({ lots: ['L24A'] }), item({ lot: 'L25B' }), 'OUT_OF_SCOPE'],
    [
      'another lot, list not complete',
      line({ lots: ['L24A'], complete: false }),
      item({ lot: 'L25B' }),
      'LOT_UNKNOWN',
    ],
    ['no lot known', line({ lots: ['L24A'] }), item({ lot: null }), 'LOT_UNKNOWN'],
    ['within the range', line({ lotFrom: 'L20A', lotTo: 'L29Z' }), item(), 'IN_SCOPE'],
    ['outside the range', line({ lotFrom: 'L30A', lotTo: 'L39Z' }), item(), 'OUT_OF_SCOPE'],
    ['not comparable with the range', line({ lotFrom: '100', lotTo: '200' }), item(), 'IN_SCOPE'],
    ['no date known', line({ expiresFrom: '2026-04-01' }), item({ expiresOn: null }), 'DATE_UNKNOWN'],
    ['expires too late', line({ expiresTo: '2026-04-30' }), item(), 'OUT_OF_SCOPE'],
    ['another product', line(), item({ gtin: '00012345678905' }), 'OUT_OF_SCOPE'],
  ])('%s', (_, scope, shipped, verdict) => {
    expect(matchScope([scope], shipped)).toBe(verdict)
  })

  test('a lot that could not be read is never out of scope', () => {
    const lots = fc.array(fc.string(), { maxLength: 4 })
    const unread = fc.constantFrom(null, '', '   ', '\t')
    fc.assert(
      fc.property(lots, fc.boolean(), unread, (listed, complete, lot) => {
        expect(matchScope([line({ lots: listed, complete })], item({ lot }))).not.toBe('OUT_OF_SCOPE')
      }),
    )
  })

  test('nor with ranges, dates that fit and further lines of any kind', () => {
    const lot = fc.string({ unit: fc.constantFrom('A', 'b', '1', '9', ' ', '-'), maxLength: 6 })
    const maybe = fc.option(lot, { nil: null })
    const any = fc.record({ lots: fc.array(lot), lotFrom: maybe, lotTo: maybe, complete: fc.boolean() })
    const unread = fc.constantFrom(null, '', ' ', '\u00a0', '\n \t')
    fc.assert(
      fc.property(any, fc.array(any), unread, fc.boolean(), (one, others, unreadLot, dated) => {
        const dates = dated ? { expiresFrom: '2026-04-01', expiresTo: '2026-06-01' } : {}
        const verdict = matchScope(
          [...others.map(line), line({ ...one, ...dates })],
          item({ lot: unreadLot }),
        )
        expect(verdict).not.toBe('OUT_OF_SCOPE')
      }),
    )
  })

  test('how a lot is copied from the pack changes nothing', () => {
    const lot = fc.string({ unit: fc.constantFrom('A', 'B', '1', '9', '-'), minLength: 1, maxLength: 6 })
    const gaps = fc.array(fc.constantFrom('', ' ', '\t'), { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(fc.array(lot), lot, gaps, fc.boolean(), (lots, read, blanks, complete) => {
        const careless =
          [...read].map((sign, i) => `${blanks[i] ?? ''}${sign.toLowerCase()}`).join('') + (blanks[7] ?? '')
        const scope = [line({ lots, complete })]
        expect(matchScope(scope, item({ lot: careless }))).toBe(matchScope(scope, item({ lot: read })))
      }),
    )
  })

  test('a further line never takes a pack out of scope', () => {
    const lines = fc.array(
      fc.record({ lots: fc.array(fc.constantFrom('L24A', 'L25B')), complete: fc.boolean() }),
    )
    const rank = { OUT_OF_SCOPE: 0, DATE_UNKNOWN: 1, LOT_UNKNOWN: 2, IN_SCOPE: 3 }
    fc.assert(
      fc.property(lines, lines, (some, more) => {
        const few = matchScope(some.map(line), item())
        const all = matchScope([...some, ...more].map(line), item())
        expect(rank[all]).toBeGreaterThanOrEqual(rank[few])
      }),
    )
  })
})

test.each([
  ['12345', 'LOT 12345'],
  ['12345', 'Lot: 12345'],
  ['12345', 'lote 12-345'],
  ['LOT123', 'LOT-123'],
  ['LOT123', '123'],
  ['LOTA12', 'LOT-A12'],
  ['E123', 'LOT E123'],
  ['B0O1/I1', 'b0o1 i1'],
])('a store that was sent %s, written %s, is told', (listed, shipped) => {
  const line = { gtin: '00614141000012' as Gtin, lots: [listed], complete: true }
  expect(matchScope([line], { gtin: line.gtin, lot: shipped, expiresOn: null })).toBe('IN_SCOPE')
})

test.each(['N/A', 'none', '?', '-', 'unknown', 'x', ' '])(
  'a store that was sent a lot written %j is told, because nobody read the lot',
  (shipped) => {
    const line = { gtin: '00614141000012' as Gtin, lots: ['L24A'], complete: true }
    expect(matchScope([line], { gtin: line.gtin, lot: shipped, expiresOn: null })).toBe('LOT_UNKNOWN')
  },
)
