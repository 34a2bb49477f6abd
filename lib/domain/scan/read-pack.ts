import { gs1Date, gtinsIn, parseElementString, type Gs1Element, type Gs1Fault } from '../catalog/gs1.ts'
import { parseGtin, type Gtin } from '../catalog/gtin.ts'
import { parseCode, type Form, type ParsedCode } from '../catalog/read-code.ts'
import { normalizeLot } from '../format/normalize-lot.ts'

import { numbersBySlip } from './number-slips.ts'
import { typedLots } from './typed-lot.ts'

/** Read by a machine from a code, or typed by a person. */
export type Source = 'decoded' | 'typed'

/** What a person adds to a code that does not say it: the lot and the date, copied from the pack. */
export type Typed = { lot: string | null; expiresOn: string | null }

/** One way to understand what is printed. What was not printed, or could not be read, is null. */
export type Reading = Typed & {
  lotBy: Source
  dateBy: Source
  /** What else was typed around the lot, if it is a lot as a whole. */
  wholeLot: string | null
}

/** More than one reading: the code can be understood in several ways, and none is ruled out. */
type Item = { gtin: Gtin; readings: readonly [Reading, ...Reading[]] }

/** A pack by its code. */
export type Pack = Item & {
  /** Other products that it may be of: by the same digits, or named in the same code. */
  others: readonly Item[]
  /** Of a number that somebody typed: those that it may have been meant to be. */
  slips: readonly Gtin[]
  /** Of a case that says so (AI 37): how many items it holds. */
  contained: number | null
}

export const PACK_FAULTS = [
  'check_digit',
  /** A code of a lot, a serial number or something else, without the product. */
  'no_product',
  /** It is no code that is known here, or its parts contradict what GS1 says of them. */
  'not_read',
  /** An SSCC: the number of a pallet or parcel. */
  'pallet',
  /** Letters and digits that mean something to whoever printed them. */
  'internal',
  /** An address of a web page that names no product. */
  'link',
] as const
export type PackFault = (typeof PACK_FAULTS)[number]

const NOTHING_TYPED: Typed = { lot: null, expiresOn: null }

/** A pack, from what a camera or a person read. What a person types has no separators that a machine would have put there. */
export const readPack = (
  code: string,
  thisYear: number,
  typed: Typed = NOTHING_TYPED,
  entry: Source = 'decoded',
): { pack: Pack } | { fault: PackFault } => {
  const parsed = parseCode(code)
  if ('fault' in parsed) return { fault: faultOf(parsed) }
  const [gtin, ...named] = gtinsIn(parsed.elements)
  // The pack's own number and that of what it holds exclude each other: nobody knows which of the two it is.
  if (hasBoth(parsed.elements, '01', '02')) return { fault: 'not_read' }
  if (!gtin) return { fault: withoutProduct(parsed) }
  const by = entry === 'typed' && !isFromMachine(code) ? 'typed' : 'decoded'
  const ways = isDelimited(code, parsed.form) ? [parsed.elements] : splits(parsed.elements)
  const read = (all: readonly Gs1Element[][]) =>
    all.flatMap((elements) => readingsOf(elements, thisYear, typed, by))
  const [first, ...rest] = read([...ways, ...(isLotDamaged(parsed) ? [withoutLot(parsed.elements)] : [])])
  if (!first) return { fault: 'not_read' }
  const readings: Item['readings'] = [first, ...rest]
  const others: Item[] =
    parsed.form === 'gtin'
      ? otherGtinsOf(code).map((other) => ({ gtin: other, readings }))
      : [...named, ...(parsed.besides ?? [])].map((other) => ({
          gtin: other as Gtin,
          // The lot may be theirs or not.
          readings: [...readings, ...read([withoutLot(parsed.elements)])],
        }))
  const contained = Number(parsed.elements.find(({ ai }) => ai === '37')?.value) || null
  const slips = by === 'typed' ? numbersBySlip(parsed.form === 'gtin' ? digitsOf(code) : gtin) : []
  return { pack: { gtin, others: others.filter((other) => other.gtin !== gtin), slips, contained, readings } }
}

type Parsed = Exclude<ParsedCode, { fault: Gs1Fault }>

const faultOf = ({ form, fault }: { form: Form; fault: Gs1Fault }): PackFault =>
  fault.code === 'check_digit' && fault.ai === '01'
    ? 'check_digit'
    : form === 'digital_link' && fault.code === 'nothing'
      ? 'link'
      : form === 'lot'
        ? 'internal'
        : 'not_read'

const withoutProduct = ({ form, elements }: { form: Form; elements: Gs1Element[] }): PackFault =>
  elements.some(({ ai }) => ai === '00') ? 'pallet' : form === 'lot' ? 'internal' : 'no_product'

const hasBoth = (elements: readonly Gs1Element[], a: string, b: string): boolean =>
  [a, b].every((wanted) => elements.some(({ ai }) => ai === wanted))

const isFromMachine = (code: string): boolean => code.includes('\x1d') || /^\s*\][A-Za-z]\d/.test(code)

// Encoded twice, or with what belongs to an address.
const DAMAGED = /%[0-9A-F]{2}|[&?]\d{2,4}=|\.html?$/i

/** A lot that may have been cut off or misread says what it says, and rules nothing out: it may as well not have been read. */
const isLotDamaged = ({ elements, isLotInDoubt = false }: Parsed): boolean =>
  isLotInDoubt || elements.some(({ ai, value }) => ai === '10' && DAMAGED.test(value))

const withoutLot = (elements: readonly Gs1Element[]): Gs1Element[] => elements.filter(({ ai }) => ai !== '10')

const digitsOf = (code: string): string => code.replaceAll(/[\s-]/g, '')

// Eight digits can be a UPC-E and a GTIN-8 at once.
const otherGtinsOf = (code: string): Gtin[] => {
  const parsed = parseGtin(digitsOf(code))
  return 'gtin' in parsed ? [parsed.gtin] : []
}

// A symbology identifier or an FNC1 says that the separators came through. Without either they may have been lost on the
// way, as some readers lose them, and then a lot has swallowed what stood behind it.
const isDelimited = (code: string, form: Form): boolean => form !== 'element_string' || isFromMachine(code)

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

const readingsOf = (
  elements: readonly Gs1Element[],
  thisYear: number,
  typed: Typed,
  by: Source,
): Reading[] => {
  const decoded = elements.find(({ ai }) => ai === '10')?.value ?? null
  const [typedLot = null, wholeLot = null] = typed.lot === null ? [] : typedLots(typed.lot)
  const lot = decoded ?? typedLot
  const datesUnder = (ais: readonly string[]) =>
    ais.flatMap((wanted) =>
      elements.filter(({ ai }) => ai === wanted).map(({ value }) => gs1Date(value, thisYear)),
    )
  const printed = datesUnder(DATES)
  const dates = printed.length > 0 ? printed : datesUnder([SELL_BY])
  const lotBy = decoded === null ? 'typed' : by
  const dateBy = dates.length === 0 ? 'typed' : by
  const asRead = (said: Pick<Reading, 'lot' | 'lotBy' | 'wholeLot'>): Reading[] =>
    [...new Set<string | null>(dates.length > 0 ? dates : [typed.expiresOn])].map((expiresOn) => ({
      ...said,
      expiresOn,
      dateBy,
    }))
  // A code that says one lot and a person who reads another: neither is ruled out.
  const differs = decoded !== null && typedLot !== null && normalizeLot(decoded) !== normalizeLot(typedLot)
  return [
    ...asRead({ lot, lotBy, wholeLot: decoded === null ? wholeLot : null }),
    ...(differs ? asRead({ lot: typedLot, lotBy: 'typed', wholeLot }) : []),
  ]
}
