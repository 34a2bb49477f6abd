import { checkDigit, parseGtin } from '../catalog/gtin.ts'

/** What to say below a GTIN while it is typed: how far one is, and whether it adds up. */
export const gtinHint = (typed: string): { tone: 'neutral' | 'good' | 'bad'; text: string } => {
  const digits = typed.replaceAll(/[\s-]/g, '')
  if (digits === '') return { tone: 'neutral', text: '8, 12, 13 or 14 digits, as printed below the barcode.' }
  if (!/^\d+$/.test(digits)) return { tone: 'bad', text: 'Digits only.' }
  if (digits.length > 14) return { tone: 'bad', text: `${digits.length} digitsis too many.` }
  const parsed = parseGtin(digits)
  if ('gtin' in parsed) return { tone: 'good', text: `GTIN-${digits.length}, check digit is correct.` }
  if (parsed.fault === 'check_digit')
    return {
      tone: 'bad',
      text: `The check digit would be ${checkDigit(digits.slice(0, -1))}, not ${digits.at(-1)}. Check for a mistyped digit.`,
    }
  return { tone: 'neutral', text: `${digits.length} digits so far.` }
}
