import { FOR_THOSE_ABOVE } from '#lib/domain/delivery/purpose.ts'

/** Whether a delivery tells the store itself, of a purpose by its name in a statement. */
export const toTheStore = (purpose: string): string =>
  `${purpose} NOT IN (${FOR_THOSE_ABOVE.map((one) => `'${one}'`).join(', ')})`
