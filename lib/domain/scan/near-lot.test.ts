import { expect, test } from 'vitest'

import type { Gtin } from '../catalog/gtin.ts'
import { isLabelledLot } from './near-lot.ts'

const isLabelled = (scanned: string, recalled: string): boolean =>
  isLabelledLot({ gtin: '00614141000012' as Gtin, lots: [recalled], complete: true }, scanned)

test('the L that marks a lot may stand on the pack and not in the recall, or the other way round', () => {
  expect(isLabelled('L3350', '3350')).toBe(true)
  expect(isLabelled('3350', 'L 3350')).toBe(true)
  expect(isLabelled('3351', 'L 3350')).toBe(false)
})

test('an L before a letter is one of the lot', () => {
  expect(isLabelled('LEMON1', 'EMON1')).toBe(false)
  expect(isLabelled('EMON1', 'LEMON1')).toBe(false)
})
