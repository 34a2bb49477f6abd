import { parseGtin, type Gtin } from '../catalog/gtin.ts'
import { upcE } from '../catalog/upc-e.ts'

const DIGITS = Array.from('0123456789')

/**
 * The numbers that somebody may have meant who typed these digits: one digit wrong, missing or too many, or two that
 * changed places. The check digit catches most slips, but not all: two digits that differ by five, or that stand one apart,
 * change places unseen.
 */
export const numbersBySlip = (digits: string): Gtin[] => {
  const numbers = spellings(digits).flatMap((text) => {
    const parsed = [parseGtin(text), parseGtin(upcE(text) ?? '')]
    return parsed.flatMap((one) => ('gtin' in one ? [one.gtin] : []))
  })
  return [...new Set(numbers)]
}

const spellings = (digits: string): string[] =>
  Array.from({ length: digits.length + 1 }, (_, at) => {
    const [before, after] = [digits.slice(0, at), digits.slice(at)]
    const [one = '', two = '', three = ''] = after
    return [
      ...DIGITS.map((digit) => before + digit + after),
      ...DIGITS.map((digit) => before + digit + after.slice(1)),
      before + after.slice(1),
      before + two + one + after.slice(2),
      before + three + two + one + after.slice(3),
    ]
  }).flat()
