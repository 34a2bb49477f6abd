import { expect, test } from 'vitest'

import { gtin } from '#prisma/demo/builders.ts'

import { startCounting } from './counts.ts'
import { takeUpScans } from './take-up-scans.ts'

const asked = (lot: string | null) =>
  startCounting({ gtin: gtin(1), lot, productName: 'Cheese', shipped: 12 })

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
