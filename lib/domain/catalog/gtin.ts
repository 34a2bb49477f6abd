/** A trade item number with a valid check digit, always 14 digits. */
export type Gtin = string & { readonly brand: 'Gtin' }

export type GtinFault = 'not_digits' | 'wrong_length' | 'check_digit'

/** From the right, the digits before the last weigh 3, 1, 3, 1 …; the last brings the sum to a multiple of ten. */
export const checkDigit = (digits: string): number => {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10
}

/** Reads GTIN-8, -12, -13 and -14. */
export const parseGtin = (text: string): { gtin: Gtin } | { fault: GtinFault } => {
  if (!/^\d+$/.test(text)) return { fault: 'not_digits' }
  if (![8, 12, 13, 14].includes(text.length)) return { fault: 'wrong_length' }
  if (checkDigit(text.slice(0, -1)) !== Number(text.at(-1))) return { fault: 'check_digit' }
  return { gtin: text.padStart(14, '0') as Gtin }
}
