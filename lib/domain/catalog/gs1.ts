import { parseGtin, type Gtin } from './gtin.ts'

// GS1 General Specifications, section 3: element strings (FNC1 or brackets) and Digital Link addresses.

export type Gs1Element = { ai: string; value: string }
export type Gs1Fault =
  | { code: 'unknown_ai'; at: number; ai: string }
  | { code: 'too_short' | 'too_long' | 'not_digits'; ai: string; value: string }
  | { code: 'check_digit'; ai: string; value: string }
  | { code: 'invalid_date'; ai: string; value: string }
  | { code: 'nothing' }

type Shape = {
  name: string
  /** Always so long. Without it the value goes on to the next FNC1, and has at most `most` characters. */
  exactly?: number
  most?: number
  digits?: boolean
  what?: 'gtin' | 'check' | 'date'
}

const date = (name: string): Shape => ({ name, exactly: 6, digits: true, what: 'date' })
const gln = (name: string): Shape => ({ name, exactly: 13, digits: true, what: 'check' })
const upTo = (name: string, most: number): Shape => ({ name, most })

const SHAPES: Record<string, Shape> = {
  '00': { name: 'SSCC', exactly: 18, digits: true, what: 'check' },
  '01': { name: 'GTIN', exactly: 14, digits: true, what: 'gtin' },
  '02': { name: 'GTIN of contained items', exactly: 14, digits: true, what: 'gtin' },
  '10': upTo('Lot', 20),
  '11': date('Produced'),
  '12': date('Due'),
  '13': date('Packed'),
  '15': date('Best before'),
  '16': date('Sell by'),
  '17': date('Expires'),
  '20': { name: 'Variant', exactly: 2, digits: true },
  '21': upTo('Serial number', 20),
  '22': upTo('Consumer product variant', 20),
  '30': { name: 'Count', most: 8, digits: true },
  '37': { name: 'Count of items', most: 8, digits: true },
  '235': upTo('Third-party serial number', 28),
  '240': upTo('Additional item identification', 30),
  '241': upTo('Customer part number', 30),
  '250': upTo('Secondary serial number', 30),
  '251': upTo('Reference to source', 30),
  '254': upTo('GLN extension', 20),
  '400': upTo('Order number', 30),
  '401': upTo('Consignment', 30),
  '402': { name: 'Shipment', exactly: 17, digits: true, what: 'check' },
  '403': upTo('Routing code', 30),
  '410': gln('Ship to'),
  '411': gln('Bill to'),
  '412': gln('Purchased from'),
  '413': gln('Ship for'),
  '414': gln('Location'),
  '415': gln('Invoicing party'),
  '416': gln('Production location'),
  '417': gln('Party'),
  '420': upTo('Ship to postal code', 20),
  '421': upTo('Ship to postal code with country', 12),
  '422': { name: 'Country of origin', exactly: 3, digits: true },
  '7003': { name: 'Expires at', exactly: 10, digits: true },
  '7006': date('First frozen'),
  '7007': { name: 'Harvested', most: 12, digits: true },
  '8005': { name: 'Price per unit', exactly: 6, digits: true },
  '8008': { name: 'Produced at', most: 12, digits: true },
  '8020': upTo('Payment slip', 25),
}

/** What an application identifier means; measures (310n to 369n) and company-internal ones (90 to 99) by their groups. */
const shapeOf = (ai: string): Shape | undefined => {
  if (/^3[1-6]\d\d$/.test(ai)) return { name: 'Measure', exactly: 6, digits: true }
  if (/^39\d\d$/.test(ai)) return upTo('Amount', 18)
  if (/^9[1-9]$/.test(ai)) return upTo('Internal', 90)
  return ai === '90' ? upTo('Internal', 30) : SHAPES[ai]
}

export const elementName = (ai: string): string => shapeOf(ai)?.name ?? ai

// Of these two digits the length is known to every reader, so no FNC1 needs to follow.
const PREDEFINED = /^(0[0-4]|1[1-9]|20|3[1-6]|41)/

// From the right, 1, 3, 1, 3 …: with its check digit a number comes to a multiple of ten.
const checks = (value: string): boolean =>
  [...value].reverse().reduce((sum, digit, i) => sum + Number(digit) * (i % 2 === 0 ? 1 : 3), 0) % 10 === 0

const isDate = (value: string): boolean => {
  const [month, day] = [Number(value.slice(2, 4)), Number(value.slice(4, 6))]
  return month >= 1 && month <= 12 && day <= new Date(Date.UTC(2000, month, 0)).getUTCDate()
}

/** Why a value cannot stand under its identifier, or null. */
export const elementFault = ({ ai, value }: Gs1Element): Gs1Fault | null => {
  const shape = shapeOf(ai)
  if (!shape) return { code: 'unknown_ai', at: 0, ai }
  const { exactly, most = exactly ?? 90, digits, what } = shape
  if (value === '' || (exactly !== undefined && value.length < exactly))
    return { code: 'too_short', ai, value }
  if (value.length > most) return { code: 'too_long', ai, value }
  if (digits && !/^\d+$/.test(value)) return { code: 'not_digits', ai, value }
  if (what === 'gtin' && !('gtin' in parseGtin(value))) return { code: 'check_digit', ai, value }
  if (what === 'check' && !checks(value)) return { code: 'check_digit', ai, value }
  return what === 'date' && !isDate(value) ? { code: 'invalid_date', ai, value } : null
}

type Elements = { elements: Gs1Element[] } | { fault: Gs1Fault }

const judged = (elements: Gs1Element[]): Elements => {
  const fault = elements.map(elementFault).find((one) => one !== null)
  if (fault) return { fault }
  return elements.length > 0 ? { elements } : { fault: { code: 'nothing' } }
}

const FNC1 = '\x1d'

const identifierAt = (text: string, at: number): string | undefined =>
  [2, 3, 4].map((length) => text.slice(at, at + length)).find((ai) => shapeOf(ai) !== undefined)

/** One after the other: an identifier, then as many characters as it says, or up to the next FNC1. */
export const parseElementString = (text: string): Elements => {
  const elements: Gs1Element[] = []
  for (let at = 0; at < text.length;) {
    if (text[at] === FNC1) {
      at += 1
      continue
    }
    const ai = identifierAt(text, at)
    if (!ai) return { fault: { code: 'unknown_ai', at, ai: text.slice(at, at + 4) } }
    const from = at + ai.length
    const end = text.indexOf(FNC1, from)
    const rest = end < 0 ? text.length : end
    const { exactly } = shapeOf(ai) ?? {}
    at = exactly !== undefined && PREDEFINED.test(ai) ? Math.min(rest, from + exactly) : rest
    elements.push({ ai, value: text.slice(from, at) })
  }
  return judged(elements)
}

/** As people read it below the bars: (01)…(10)…(17)…. A bracket that holds no identifier belongs to the value. */
export const parseBrackets = (text: string): Elements => {
  const heads = [...text.matchAll(/\((\d{2,4})\)/g)].filter(
    ({ 1: ai = '', index }) => index === 0 || shapeOf(ai),
  )
  const elements = heads.map(({ 0: head, 1: ai = '', index }, i) => ({
    ai,
    value: text.slice(index + head.length, heads[i + 1]?.index).trim(),
  }))
  return judged(elements)
}

const ALIASES: Record<string, string> = { gtin: '01', lot: '10', ser: '21', cpv: '22', exp: '17', gln: '414' }

/** https://any.host/any/path/01/{gtin}/10/{lot}?17=YYMMDD. What is no identifier there is somebody else’s. */
export const parseDigitalLink = (url: URL): Elements => {
  const decode = (text: string): string => {
    try {
      return decodeURIComponent(text)
    } catch {
      return text
    }
  }
  const steps = url.pathname.split('/').filter(Boolean).map(decode)
  const codeOf = (step: string) => ALIASES[step] ?? step
  const first = steps.findIndex((step, i) => codeOf(step) === '01' && /^\d{8,14}$/.test(steps[i + 1] ?? ''))
  const path = first < 0 ? [] : steps.slice(first)
  const pairs: Gs1Element[] = []
  for (let i = 0; i + 1 < path.length; i += 2) {
    const [ai, value] = [codeOf(path[i] ?? ''), path[i + 1] ?? '']
    pairs.push({ ai, value: ai === '01' ? value.padStart(14, '0') : value })
  }
  const asked = [...url.searchParams]
    .map(([name, value]) => ({ ai: codeOf(name), value }))
    .filter(({ ai }) => /^\d{2,4}$/.test(ai) && shapeOf(ai) !== undefined)
  return judged([...pairs, ...asked])
}

/** Two digits of a year mean the one within fifty years of now; day 00 is the end of the month. */
export const gs1Date = (value: string, thisYear: number): string => {
  const [short, month, day] = [0, 2, 4].map((at) => Number(value.slice(at, at + 2))) as [
    number,
    number,
    number,
  ]
  const apart = short - (thisYear % 100)
  const year = thisYear - (thisYear % 100) + short + (apart >= 51 ? -100 : apart <= -50 ? 100 : 0)
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return `${year}-${String(month).padStart(2, '0')}-${String(day === 0 ? last : Math.min(day, last)).padStart(2, '0')}`
}

export const gtinIn = (elements: readonly Gs1Element[]): Gtin | null =>
  (elements.find(({ ai }) => ai === '01' || ai === '02')?.value as Gtin | undefined) ?? null
