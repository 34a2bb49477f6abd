import { expect, test } from 'vitest'

import { gtin } from '#prisma/demo/builders.ts'

import { lotsToCount } from './lots-to-count.ts'

const line = (n: number, ...lots: string[]) => ({ gtin: gtin(n), lots, productName: `Product ${n}` })

test('a store counts the lots that it got', () =>
  expect(lotsToCount([line(1, 'A', 'B', 'C')], [{ gtin: gtin(1), lot: 'B', quantity: 12 }])).toEqual([
    { gtin: gtin(1), productName: 'Product 1', lot: 'B', shipped: 12 },
  ]))

test('of a product that is not known to have come, it counts the lots that are named, or the product', () => {
  const asked = (...lots: string[]) => lotsToCount([line(1, ...lots)], []).map(({ lot }) => lot)
  expect(asked('A', 'B')).toEqual(['A', 'B'])
  expect(asked()).toEqual([null])
  expect(asked(...Array.from({ length: 40 }, (_, i) => `L${i}`))).toEqual([null])
})

test('a product of two lines is asked for once', () =>
  expect(lotsToCount([line(1, 'A'), line(1, 'A', 'B')], []).map(({ lot }) => lot)).toEqual(['A', 'B']))
