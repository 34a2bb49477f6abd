import { expect, test } from 'vitest'

import { lotsAlsoNamed, lotsToCount } from '#lib/domain/notice/lots-to-count.ts'
import { gtin } from '#prisma/demo/builders.ts'

import { draftOfReport, isCounted, noneOf, notFound, startCounting, takeUpDraft, toReport } from './counts.ts'

const lot = (name: string, shipped: number) =>
  startCounting({ gtin: gtin(1), lot: name, productName: 'Cheese', shipped })

test('what nobody looked for is not "none": it is asked for if it was shipped, else nothing is said of it', () => {
  const [shipped, sold, named, looked] = [lot('A', 24), lot('B', 6), lot('C', 0), noneOf(lot('D', 0))]
  sold.line.sold = 6
  const counts = [shipped, sold, named, looked]
  expect(counts.map(isCounted)).toEqual([false, true, false, true])
  expect(notFound(counts)).toEqual([shipped])
  expect(toReport(counts)).toEqual([shipped, sold, looked])
})

test('a lot of which some were counted and then none is none, and what was said to be sold stays', () => {
  const counted = lot('A', 24)
  const line = { ...counted.line, found: { ...counted.line.found, shelf: 3 }, quarantined: 3, sold: 4 }
  expect(noneOf({ ...counted, line }).line).toEqual({ ...counted.line, sold: 4 })
})

test('a report that the recall has outrun is taken into the wider one, lot by lot; only the new lots are open', () => {
  const said = lot('A', 24)
  said.line = { ...said.line, found: { ...said.line.found, shelf: 24 }, quarantined: 24 }
  const taken = takeUpDraft([lot('A', 24), lot('B', 12)], draftOfReport([said.line, lot('Z', 0).line]))
  expect(taken.map(({ line, product, added }) => [line.lot, line.quarantined, product, added])).toEqual([
    ['A', 24, 'Cheese', false],
    ['B', 0, 'Cheese', false],
    ['Z', 0, 'Cheese', true],
  ])
  expect(taken.filter((one) => !isCounted(one)).map(({ line }) => line.lot)).toEqual(['B'])
})

test('lots that the recall names and nobody shipped are offered, once each, however they are written', () => {
  const scope = [{ gtin: gtin(1), productName: 'Cheese', lots: ['L 1', 'L2', 'L3', 'L3'] }]
  const asked = lotsToCount(scope, [{ gtin: gtin(1), lot: 'l1', quantity: 24 }])
  expect(lotsAlsoNamed(scope, asked).map((one) => one.lot)).toEqual(['L2', 'L3'])
  expect(lotsAlsoNamed(scope, lotsToCount(scope, []))).toEqual([])
})
