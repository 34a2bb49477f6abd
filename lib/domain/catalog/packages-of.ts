import { checkDigit, type Gtin } from './gtin.ts'

/** What a case and the packs in it have in common: their numbers differ in the first digit and the check digit. */
export const productOf = (gtin: string): string => gtin.slice(1, 13)

/** A pack and every case that may hold it: ten numbers. */
export const packagesOf = (gtin: string): Gtin[] =>
  Array.from({ length: 10 }, (_, first) => `${first}${productOf(gtin)}`).map(
    (body) => `${body}${checkDigit(body)}` as Gtin,
  )
