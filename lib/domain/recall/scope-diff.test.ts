import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { gtin } from '#prisma/demo/builders.ts'

import type { ScopeLine } from './recall.ts'
import { matchScope } from './scope.ts'
import { applyScopeDiff, diffScope, isSameScope, linesLost, narrows, widens } from './scope-diff.ts'

const lot = fc.constantFrom('A1', 'A2', 'A3', 'B1', 'B22')
const day = fc.constantFrom('2027-01-01', '2027-02-01', '2027-03-01')
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
const line: fc.Arbitrary<ScopeLine> = fc.record({
  gtin: fc.integer({ min: 1, max: 3 }).map(gtin),
  lots: fc.uniqueArray(lot, { maxLength: 3 }),
  lotFrom: maybe(lot),
  lotTo: maybe(lot),
  expiresFrom: maybe(day),
  expiresTo: maybe(day),
  complete: fc.boolean(),
})
const scope = fc.array(line, { maxLength: 4 })
const item = fc.record({
  gtin: fc.integer({ min: 1, max: 3 }).map(gtin),
  lot: maybe(lot),
  expiresOn: maybe(day),
})

describe('a difference between versions', () => {
  test('applied to the old version it gives the new one', () => {
    fc.assert(
      fc.property(scope, scope, (before, after) => {
        expect(isSameScope(applyScopeDiff(before, diffScope(before, after)), after)).toBe(true)
      }),
    )
  })

  test('what may go back on sale was meant before, and is certainly not meant any more', () => {
    fc.assert(
      fc.property(scope, scope, item, (before, after, pack) => {
        const lost = linesLost(before, after)
        if (matchScope(lost, pack) !== 'IN_SCOPE') return
        expect([matchScope(before, pack), matchScope(after, pack)]).toEqual(['IN_SCOPE', 'OUT_OF_SCOPE'])
      }),
    )
    const named = { gtin: gtin(1), lots: ['A1', 'A2'], complete: true }
    expect(linesLost([named], [{ ...named, lots: ['A2'] }])).toEqual([{ ...named, lots: ['A1'] }])
    // All lots of the product are meant now: A1 is too.
    expect(linesLost([named], [{ ...named, lots: [] }])).toEqual([])
    // Spelled otherwise it is recalled as before: nobody may sell it again.
    expect(linesLost([named], [{ ...named, lots: ['a-1', 'A–2'] }])).toEqual([])
  })

  test('between equal versions there is none, whatever the order of lines and lots', () => {
    fc.assert(
      fc.property(scope, (lines) => {
        const turned = lines.map((each) => ({ ...each, lots: each.lots.toReversed() })).toReversed()
        expect(diffScope(lines, turned)).toEqual({ added: [], removed: [], changed: [] })
      }),
    )
  })

  test('names the lots that came and went', () => {
    const before = { gtin: gtin(1), lots: ['A1', 'A2'], complete: true }
    const after = { ...before, lots: ['A2', 'A3'] }
    expect(diffScope([before], [after])).toEqual({
      added: [],
      removed: [],
      changed: [{ before, after, lotsAdded: ['A3'], lotsRemoved: ['A1'] }],
    })
  })
})

describe('widening', () => {
  test('a scope that does not widen puts no pack in scope that was out of it', () => {
    fc.assert(
      fc.property(scope, scope, item, (before, after, pack) => {
        fc.pre(!widens(before, after))
        if (matchScope(before, pack) === 'OUT_OF_SCOPE') expect(matchScope(after, pack)).toBe('OUT_OF_SCOPE')
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    ['a lot more', { lots: ['A1', 'A2'] }, { lots: ['A1', 'A2', 'A3'] }, true, false],
    ['a lot less', { lots: ['A1', 'A2'] }, { lots: ['A1'] }, false, true],
    ['one for another', { lots: ['A1'] }, { lots: ['A2'] }, true, true],
    ['any lot', { lots: ['A1'] }, { lots: [] }, true, false],
    ['more may be affected', { lots: ['A1'] }, { lots: ['A1'], complete: false }, true, false],
    [
      'a longer range',
      { lots: [], lotFrom: 'A2', lotTo: 'A3' },
      { lots: [], lotFrom: 'A1', lotTo: 'A4' },
      true,
      false,
    ],
    ['only some dates', { lots: [] }, { lots: [], expiresTo: '2027-01-01' }, false, true],
    ['the same', { lots: ['A1'] }, { lots: ['A1'] }, false, false],
  ])('%s', (_, before, after, wider, narrower) => {
    const of = (part: Partial<ScopeLine>): ScopeLine[] => [
      { gtin: gtin(1), lots: [], complete: true, ...part },
    ]
    expect([widens(of(before), of(after)), narrows(of(before), of(after))]).toEqual([wider, narrower])
  })
})

test('a range in two spellings holds no more than the packs that it would be held against', () => {
  const line = (over: Partial<ScopeLine>): ScopeLine => ({ gtin: gtin(1), lots: [], complete: true, ...over })
  const before = [line({ lots: ['L9500', 'L1100'] })]
  const mixed = [line({ lots: ['L1100', 'L7777X'], lotFrom: 'L1000', lotTo: 'l1999' })]
  expect(narrows(before, mixed)).toBe(true)
  expect(narrows(before, [line({ lots: ['l-1100', 'L 9500'] })])).toBe(false)
  expect(narrows([line({ lotFrom: 'A-1', lotTo: 'A19' })], [line({ lotFrom: 'A-0', lotTo: 'AZ-' })])).toBe(
    true,
  )
})
