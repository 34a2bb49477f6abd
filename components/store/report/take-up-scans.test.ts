import { expect, test } from 'vitest'

import { gtin } from '#prisma/demo/builders.ts'

import { noneOf, startCounting, takeUpDraft } from './counts.ts'
import { takeUpLast } from './take-up-last.ts'
import { deniedScans, takeUpScans } from './take-up-scans.ts'

const asked = (lot: string | null) =>
  startCounting({ gtin: gtin(1), lot, productName: 'Cheese', shipped: 12 })

test('a second report begins with the last one, and what was scanned since is added to it', () => {
  const said = (lot: string | null, found: number) => ({
    ...asked(lot).line,
    sold: 1,
    quarantined: found,
    found: { ...asked(lot).line.found, backRoom: found },
  })
  const begun = takeUpLast([asked('L24 A'), asked('B')], [said('l24a', 5), said('Z', 2)])
  expect(
    begun.map(({ line, added, asLast }) => [
      line.lot,
      line.found.backRoom,
      line.sold,
      added,
      asLast ?? false,
    ]),
  ).toEqual([
    ['L24 A', 5, 1, false, true],
    ['B', 0, null, false, false],
    ['Z', 2, 1, true, true],
  ])
  const scanned = takeUpScans(begun, [{ gtin: gtin(1), lot: 'L24A', count: 3 }])
  expect(scanned[0]).toMatchObject({
    asLast: false,
    line: { quarantined: 8, found: { shelf: 3, backRoom: 5 } },
  })
  // Put down as a draft and taken up again, it is not added twice.
  expect(
    takeUpScans(takeUpDraft(begun, scanned), [{ gtin: gtin(1), lot: 'L24A', count: 3 }])[0]?.line,
  ).toEqual(scanned[0]?.line)
})

test('what was scanned stands in the report, and nothing that somebody entered is changed', () => {
  const entered = asked('B')
  entered.line = { ...entered.line, found: { ...entered.line.found, backRoom: 2 } }
  const counts = takeUpScans(
    [asked('L24 A'), entered],
    [
      { gtin: gtin(1), lot: 'l24a', count: 3 },
      { gtin: gtin(1), lot: 'B', count: 9 },
      { gtin: gtin(1), lot: null, count: 1 },
      { gtin: gtin(2), lot: 'X', count: 1 },
    ],
  )
  expect(counts.map(({ line, added }) => [line.lot, line.found.shelf, line.quarantined, added])).toEqual([
    ['L24 A', 3, 3, false],
    ['B', 0, 0, false],
    [null, 1, 1, true],
  ])
  expect(takeUpScans(counts, [{ gtin: gtin(1), lot: null, count: 1 }])).toEqual(counts)
})

test('that there is none of a lot is kept over a reload, and what was scanned of it is asked about', () => {
  const scanned = [{ gtin: gtin(1), lot: 'L24A', count: 3 }]
  const none = noneOf(takeUpScans([asked('L24 A'), asked('B')], scanned)[0] ?? asked('L24 A'))
  const again = takeUpScans(takeUpDraft([asked('L24 A'), asked('B')], [none]), scanned)
  expect(again[0]?.line).toEqual(none.line)
  expect(deniedScans(again, scanned)).toEqual(scanned)
  expect(deniedScans(takeUpScans([asked('L24 A')], scanned), scanned)).toEqual([])
})
