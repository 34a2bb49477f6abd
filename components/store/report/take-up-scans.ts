import { foundIn, putAside } from '#lib/domain/notice/counted-line.ts'

import { isSameLot, type Found } from '../scan/found.ts'
import { startCounting, type Counting } from './counts.ts'

/** Packs of a lot that were held in the hand, and of which the report says that there are none. */
export const deniedScans = (counts: readonly Counting[], scanned: readonly Found[]): Found[] =>
  scanned.filter((found) => counts.some(({ line }) => isSameLot(line, found) && foundIn(line.found) === 0))

/**
 * What was scanned and set aside on this phone stands in the report before anybody counts: taken from the shelf, and kept
 * apart. To what was reported last it is added: those packs turned up after it. Where somebody has entered something it is
 * left as it is; a lot that nobody asked for gets a line of its own.
 */
export const takeUpScans = (counts: readonly Counting[], scanned: readonly Found[]): Counting[] => {
  const filled = counts.map((counting) => {
    const one = scanned.find((found) => isSameLot(counting.line, found))
    return one && isUntouched(counting) ? fill(counting, one.count) : counting
  })
  const added = scanned.flatMap((found) => {
    // Of what is none of this recall's products the scanner counts nothing.
    const product = counts.find(({ line }) => line.gtin === found.gtin)
    if (!product || counts.some(({ line }) => isSameLot(line, found))) return []
    const { gtin } = product.line
    const lot = { gtin, lot: found.lot, productName: product.product, shipped: 0 }
    return [fill(startCounting(lot, true), found.count)]
  })
  return [...filled, ...added]
}

// Also that there is none was said by somebody.
const isUntouched = ({ line, asLast = false, counted = false }: Counting): boolean =>
  asLast || (!counted && foundIn(line.found) === 0 && putAside(line) === 0)

const fill = (counting: Counting, count: number): Counting => ({
  ...counting,
  line: {
    ...counting.line,
    found: { ...counting.line.found, shelf: counting.line.found.shelf + count },
    quarantined: counting.line.quarantined + count,
  },
  asLast: false,
})
