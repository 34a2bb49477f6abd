import fc from 'fast-check'
import { expect, test } from 'vitest'

import { doubtsOf } from './doubts.ts'
import { reconcile, type LotCount } from './reconciliation.ts'

const count = (over: Partial<LotCount> = {}): LotCount => ({
  gtin: '1',
  lot: 'A',
  onHandAtNotice: 0,
  found: 0,
  quarantined: 0,
  destroyed: 0,
  returned: 0,
  sold: null,
  ...over,
})

test('what is shipped and neither found nor sold is unexplained', () => {
  const shipped = [
    { gtin: '1', lot: 'A', quantity: 20 },
    { gtin: '1', lot: 'A', quantity: 4 },
    { gtin: '1', lot: null, quantity: 6 },
  ]
  expect(reconcile(shipped, [count({ found: 10, sold: 12 })])).toEqual([
    {
      gtin: '1',
      lot: null,
      shipped: 6,
      found: null,
      sold: null,
      returned: null,
      notPutAside: null,
      unexplained: null,
      moved: null,
    },
    {
      gtin: '1',
      lot: 'A',
      shipped: 24,
      found: 10,
      sold: 12,
      returned: 0,
      notPutAside: 10,
      unexplained: 2,
      moved: null,
    },
  ])
})

test('a lot that no shipment tells of is shown, with more found than shipped', () => {
  expect(reconcile([], [count({ found: 3 })])).toEqual([
    {
      gtin: '1',
      lot: 'A',
      shipped: 0,
      found: 3,
      sold: null,
      returned: 0,
      notPutAside: 3,
      unexplained: -3,
      moved: null,
    },
  ])
})

const moved = { sold: 0, received: 0, transferredIn: 0, customerReturns: 0, setAside: 0 }

test.each([
  ['a delivery that the shipments tell of already', { received: 24 }, { found: 24 }, 0],
  ['a delivery that no shipment tells of', { received: 12 }, { found: 36 }, 0],
  ['more than both', { received: 12 }, { found: 40 }, -4],
  ['packs from another store that nobody found', { transferredIn: 6 }, { found: 24 }, 6],
  [
    'what a customer brought back, put aside after the answer',
    { customerReturns: 2, setAside: 2 },
    { found: 20, sold: 4 },
    0,
  ],
  ['a delivery that nobody looked for', { received: 30 }, { found: 24 }, 6],
])('units are unexplained outside what may have come: %s', (_, move, said, unexplained) => {
  const stock = [{ gtin: '1', lot: 'A', ...moved, ...move }]
  const shipped = [{ gtin: '1', lot: 'A', quantity: 24 }]
  expect(reconcile(shipped, [count(said)], stock)).toMatchObject([{ unexplained }])
})

test('every unit is found, sold or unexplained', () => {
  const lots = fc.array(
    fc.record({
      gtin: fc.constantFrom('1', '2'),
      lot: fc.constantFrom('A', 'B', null),
      quantity: fc.nat(50),
    }),
  )
  fc.assert(
    fc.property(lots, fc.nat(30), fc.option(fc.nat(30)), (shipped, found, sold) => {
      for (const lot of reconcile(shipped, [count({ found, sold })]))
        if (lot.found !== null) expect(lot.found + (lot.sold ?? 0) + (lot.unexplained ?? 0)).toBe(lot.shipped)
    }),
  )
})

const at = (text: string) => new Date(text)
const facts = {
  state: 'acknowledged' as const,
  notifiedAt: at('2026-03-02T08:00:00Z'),
  acknowledgedAt: at('2026-03-02T08:00:20Z'),
  timezone: 'America/Chicago',
  counts: [],
  lots: [],
  photos: [],
}

test('an acknowledgement within seconds is doubtful at night, in the store’s own time', () => {
  expect(doubtsOf(facts)).toEqual(['fast_at_night'])
  expect(doubtsOf({ ...facts, timezone: 'Europe/Paris' })).toEqual([])
  expect(doubtsOf({ ...facts, acknowledgedAt: at('2026-03-02T08:02:00Z') })).toEqual([])
  expect(doubtsOf({ ...facts, acknowledgedAt: null })).toEqual([])
})

test('a picture that was seen before is doubtful', () => {
  const seenBefore = {
    id: 'x',
    same: true,
    recallNumber: 'R-1',
    storeNumber: '0001',
    at: '2026-03-02T08:00:00Z',
  }
  const told = { ...facts, acknowledgedAt: null }
  expect(doubtsOf({ ...told, photos: [{ seenBefore: null }] })).toEqual([])
  expect(doubtsOf({ ...told, photos: [{ seenBefore: null }, { seenBefore }] })).toEqual(['photo_used_before'])
})

test('nothing found where there was stock, and units that nobody can explain, are doubtful', () => {
  const counts = [count({ onHandAtNotice: 5 })]
  expect(doubtsOf({ ...facts, acknowledgedAt: null, counts, lots: reconcile([], counts) })).toEqual([
    'none_found',
  ])
  const lots = reconcile([{ gtin: '1', lot: 'A', quantity: 2 }], counts)
  expect(doubtsOf({ ...facts, acknowledgedAt: null, counts, lots })).toEqual(['none_found', 'unexplained'])
  // Also when the store says that it had none on hand: it was shipped there.
  const empty = [count({ onHandAtNotice: 0 })]
  const shipped = reconcile([{ gtin: '1', lot: 'A', quantity: 2 }], empty)
  expect(doubtsOf({ ...facts, acknowledgedAt: null, counts: empty, lots: shipped })).toEqual([
    'none_found',
    'unexplained',
  ])
  const none = { ...facts, state: 'not_affected' as const, acknowledgedAt: null }
  expect(doubtsOf({ ...none, lots: reconcile([{ gtin: '1', lot: 'L1', quantity: 4 }], []) })).toEqual([
    'none_of_shipped',
  ])
  expect(doubtsOf(none)).toEqual([])
})

test('what was found and not taken off sale is doubtful, and so is none of it after packs were judged REMOVE', () => {
  const told = { ...facts, state: 'reported' as const, acknowledgedAt: null }
  const left = [count({ found: 11, quarantined: 5, sold: 0 })]
  const lots = reconcile([{ gtin: '1', lot: 'A', quantity: 11 }], left)
  expect(doubtsOf({ ...told, counts: left, lots })).toEqual(['not_put_aside'])
  const none = { ...told, state: 'not_affected' as const }
  const scannedLots = [{ gtin: '1', lot: 'a' }]
  expect(doubtsOf({ ...none, scannedLots })).toEqual(['recalled_scanned'])
  expect(doubtsOf({ ...told, counts: left, lots, scannedLots })).toEqual(['not_put_aside'])
  // One press on "None of this lot", after somebody held them in their hands; and a lot that the report leaves out.
  const denied = [count({ onHandAtNotice: 0, found: 0, sold: 11 })]
  const sold = reconcile([{ gtin: '1', lot: 'A', quantity: 11 }], denied)
  expect(doubtsOf({ ...told, counts: denied, lots: sold, scannedLots })).toEqual(['recalled_scanned'])
  const others = [{ gtin: '1', lot: 'B' }]
  expect(doubtsOf({ ...told, counts: left, lots, scannedLots: others })).toEqual([
    'not_put_aside',
    'recalled_scanned',
  ])
})

test('fewer found than were on hand is doubtful, whatever was shipped', () => {
  const told = { ...facts, state: 'reported' as const, acknowledgedAt: null }
  const doubts = (over: Partial<LotCount>) => {
    const counts = [count({ onHandAtNotice: 10, found: 8, quarantined: 8, ...over })]
    return doubtsOf({ ...told, counts, lots: reconcile([{ gtin: '1', lot: 'A', quantity: 8 }], counts) })
  }
  expect(doubts({})).toEqual(['fewer_found'])
  expect(doubts({ onHandAtNotice: 8 })).toEqual([])
  // Two that were sold since are no longer on hand.
  expect(doubts({ sold: 2 })).toEqual(['unexplained'])
})

test('a lot is one lot, however the store and the warehouse write it', () => {
  const written = [count({ lot: 'l2641-g', found: 36, quarantined: 36 })]
  expect(reconcile([{ gtin: '1', lot: 'L2641G', quantity: 36 }], written)).toMatchObject([
    { shipped: 36, found: 36, unexplained: 0 },
  ])
})

test('a photo that a step asks for is missed of what was found, and packs that the scanner could not judge are not forgotten', () => {
  const told = { ...facts, state: 'reported' as const, acknowledgedAt: null, asksPhoto: true }
  const all = [count({ found: 4, quarantined: 4 })]
  const lots = reconcile([{ gtin: '1', lot: 'A', quantity: 4 }], all)
  expect(doubtsOf({ ...told, counts: all, lots })).toEqual(['photo_missing'])
  expect(doubtsOf({ ...told, counts: all, lots, photos: [{ seenBefore: null }] })).toEqual([])
  expect(doubtsOf({ ...told, asksPhoto: false, counts: all, lots, scannedChecks: true })).toEqual([
    'checks_left',
  ])
  expect(doubtsOf({ ...told, state: 'verified', counts: all, lots, scannedChecks: true })).toEqual([])
})
