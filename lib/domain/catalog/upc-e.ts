import { checkDigit } from './gtin.ts'

const zeros = (n: number): string => '0'.repeat(n)

/** UPC-E leaves out the zeros that its last digit but one names; the check digit is that of the whole number. */
export const expandUpcE = (text: string): string => {
  const [system, body, how = '', check] = [text[0], text.slice(1, 6), text[6], text[7]]
  const [first2, first3, first4] = [2, 3, 4].map((n) => body.slice(0, n))
  const whole =
    how <= '2'
      ? `${first2}${how}${zeros(4)}${body.slice(2)}`
      : how === '3'
        ? `${first3}${zeros(5)}${body.slice(3)}`
        : how === '4'
          ? `${first4}${zeros(5)}${body.slice(4)}`
          : `${body}${zeros(4)}${how}`
  return `${system}${whole}${check}`
}

/**
 * The whole number of a UPC-E as it stands below its bars, if its check digit holds. Where the same eight digits are a GTIN-8,
 * too, they are read as UPC-E: GTIN-8 that begin so are a company's own.
 */
export const upcE = (digits: string): string | null => {
  if (!/^[01]\d{7}$/.test(digits)) return null
  const whole = expandUpcE(digits)
  return checkDigit(whole.slice(0, -1)) === Number(whole.at(-1)) ? whole : null
}
