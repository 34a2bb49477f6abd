import { elementFault, gs1Date, gtinIn, parseElementString, type Gs1Element } from '../catalog/gs1.ts'
import type { Gtin } from '../catalog/gtin.ts'
import { parseCode } from '../catalog/read-code.ts'

/** One way to understand what is printed. What was not printed, or could not be read, is null. */
export type Reading = { lot: string | null; expiresOn: string | null }

/** A pack by its code. More than one reading: the code can be understood in several ways, and none is ruled out. */
export type Pack = { gtin: Gtin; readings: [Reading, ...Reading[]] }

export type PackFault = 'check_digit' | 'no_product' | 'not_read'

/** What a person adds to a code that does not say it: the lot and the date, copied from the pack. */
export type Typed = Reading

const NOTHING_TYPED: Typed = { lot: null, expiresOn: null }

/** A pack, from what a camera or a person read. */
export const readPack = (
  code: string,
  thisYear: number,
  typed: Typed = NOTHING_TYPED,
): { pack: Pack } | { fault: PackFault } => {
  const parsed = parseCode(code)
  if ('fault' in parsed) return { fault: parsed.fault.code === 'check_digit' ? 'check_digit' : 'not_read' }
  const gtin = gtinIn(parsed.elements)
  if (!gtin) return { fault: 'no_product' }
  const ways = isDelimited(code) ? [parsed.elements] : splits(parsed.elements)
  const readings = ways.flatMap((elements) => readingsOf(elements, thisYear, typed))
  const [first, ...others] = readings
  return first ? { pack: { gtin, readings: [first, ...others] } } : { fault: 'not_read' }
}

// A symbology identifier or an FNC1 says that the separators came through. Without either they may have been lost on the
// way, as some readers lose them, and then a lot has swallowed what stood behind it.
const isDelimited = (code: string): boolean => code.includes('\x1d') || !/^\s*0[12]\d{14}/.test(code)

/** The elements as they were found, then every way in which the end of the lot is elements of its own. */
const splits = (elements: readonly Gs1Element[]): Gs1Element[][] => {
  const whole = [...elements]
  const lot = elements.at(-1)
  if (lot?.ai !== '10') return [whole]
  const before = elements.slice(0, -1)
  const parted = Array.from({ length: lot.value.length - 1 }, (_, i) => {
    const rest = parseElementString(lot.value.slice(i + 1))
    return 'elements' in rest
      ? [...before, { ai: '10', value: lot.value.slice(0, i + 1) }, ...rest.elements]
      : []
  })
  return [whole, ...parted.filter((way) => way.length > 0)]
}

// Expiry, with or without its hour, and best before. A recall names one date; a pack may bear both.
const DATES = ['17', '7003', '15']
const SELL_BY = '16'

const readingsOf = (elements: readonly Gs1Element[], thisYear: number, typed: Typed): Reading[] => {
  const lot = elements.find(({ ai }) => ai === '10')?.value ?? typed.lot
  const datesUnder = (ais: readonly string[]) =>
    ais.flatMap((wanted) =>
      elements
        .filter(({ ai, value }) => ai === wanted && isDay(value))
        .map(({ value }) => gs1Date(value, thisYear)),
    )
  const printed = datesUnder(DATES)
  const dates = printed.length > 0 ? printed : datesUnder([SELL_BY])
  return [...new Set<string | null>(dates.length > 0 ? dates : [typed.expiresOn])].map((expiresOn) => ({
    lot,
    expiresOn,
  }))
}

// An hour may follow.
const isDay = (value: string): boolean => elementFault({ ai: '17', value: value.slice(0, 6) }) === null
