import { identifierLength, IDENTIFIERS, predefinedLength } from './gs1-identifiers.ts'
import type { Gtin } from './gtin.ts'

// GS1 General Specifications, section 3: element strings (FNC1 or brackets).

export type Gs1Element = { ai: string; value: string }
export type Gs1Fault =
  | {
      code:
        | 'too_short'
        | 'too_long'
        | 'not_digits'
        | 'not_allowed'
        | 'check_digit'
        | 'invalid_date'
        /** The same identifier twice, with two values. */
        | 'twice'
      ai: string
      value: string
    }
  | { code: 'nothing' }

type Part = { characters: string; least: number; most: number; what: string; optional: boolean }
type Shape = { name: string; parts: Part[] }

const partOf = (format: string): Part => {
  const [, bracket, characters = '', upTo, length, what = ''] =
    /^(\[)?([nxyzm])(\.\.)?(\d+)([a-zA-Z]?)\]?$/.exec(format) ?? []
  const most = Number(length)
  return { characters, least: upTo ? 1 : most, most, what, optional: bracket !== undefined }
}

const spelled = (ai: string): string[] => {
  const [, stem = ai, from, to] = /^(\d+)\*(\d)-(\d)$/.exec(ai) ?? []
  return from === undefined
    ? [ai]
    : Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => `${stem}${Number(from) + i}`)
}

const SHAPES: ReadonlyMap<string, Shape> = new Map(
  IDENTIFIERS.flatMap(([ais, format, name]) => {
    const parts = format.split(' ').map(partOf)
    return spelled(ais).map((ai) => [ai, { name, parts }] as const)
  }),
)

export const elementName = (ai: string): string => SHAPES.get(ai)?.name ?? ai

// From the right, 1, 3, 1, 3 …: with its check digit a number comes to a multiple of ten.
const checks = (value: string): boolean =>
  [...value].reverse().reduce((sum, digit, i) => sum + Number(digit) * (i % 2 === 0 ? 1 : 3), 0) % 10 === 0

const daysIn = (year: number, month: number): number =>
  new Date(Date.UTC(2000 + (year % 4), month, 0)).getUTCDate()

const isDay = (value: string, firstDay: 0 | 1): boolean => {
  const [year, month, day] = [-6, -4, -2].map((at) => Number(value.slice(at, at + 2 || undefined))) as [
    number,
    number,
    number,
  ]
  return month >= 1 && month <= 12 && day >= firstDay && day <= daysIn(year, month)
}

// Day 00 is the end of the month, where a month is enough.
const HOLDS: Record<string, (value: string) => boolean> = {
  d: (value) => isDay(value, 0),
  D: (value) => isDay(value, 1),
  y: (value) => isDay(value, 1),
  h: (value) => isDay(value.slice(0, 6), 1) && Number(value.slice(6)) < 24,
  t: (value) => Number(value.slice(0, 2)) < 24 && Number(value.slice(2)) < 60,
}

const CHARACTERS: Record<string, RegExp> = {
  n: /^\d*$/,
  m: /^-$/,
  x: /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/,
  y: /^[#\-/0-9A-Z]*$/,
  z: /^[A-Za-z0-9_=-]*$/,
}

const partFault = (
  { characters, what }: Part,
  text: string,
): 'not_digits' | 'not_allowed' | 'check_digit' | 'invalid_date' | null => {
  if (!CHARACTERS[characters]?.test(text)) return characters === 'n' ? 'not_digits' : 'not_allowed'
  if (what === 'c') return checks(text) ? null : 'check_digit'
  if (what === 'g') return text.startsWith('0') && checks(text.slice(1)) ? null : 'check_digit'
  return HOLDS[what]?.(text) === false ? 'invalid_date' : null
}

/** Why a value cannot stand under its identifier, or null. What is not known here has no fault. */
export const elementFault = ({ ai, value }: Gs1Element): Gs1Fault | null => {
  const shape = SHAPES.get(ai)
  if (!shape) return null
  let rest = value
  for (const part of shape.parts) {
    if (part.optional && rest === '') continue
    if (rest.length < part.least) return { code: 'too_short', ai, value }
    const code = partFault(part, rest.slice(0, part.most))
    if (code) return { code, ai, value }
    rest = rest.slice(part.most)
  }
  return rest === '' ? null : { code: 'too_long', ai, value }
}

export type Elements = { elements: Gs1Element[] } | { fault: Gs1Fault }

/** Leaves out what is not known here: it says nothing of the product, and hides nothing that does. */
export const judged = (all: Gs1Element[]): Elements => {
  const elements = all.filter(({ ai }) => SHAPES.has(ai))
  const fault = elements.map(elementFault).find((one) => one !== null)
  if (fault) return { fault }
  const values = new Map<string, string>()
  for (const { ai, value } of elements) {
    if ((values.get(ai) ?? value) !== value) return { fault: { code: 'twice', ai, value } }
    values.set(ai, value)
  }
  return elements.length > 0 ? { elements } : { fault: { code: 'nothing' } }
}

const FNC1 = '\x1d'

/**
 * One after the other: an identifier, then as many characters as it says, or up to the next FNC1. One that is not known here
 * goes on to the next FNC1 too, unless its first digits say how long it is.
 */
export const parseElementString = (text: string): Elements => {
  const elements: Gs1Element[] = []
  for (let at = 0; at < text.length;) {
    if (text[at] === FNC1) {
      at += 1
      continue
    }
    const start = text.slice(at, at + 2)
    const from = at + (identifierLength(start) ?? 4)
    const end = text.indexOf(FNC1, at)
    const rest = end < 0 ? text.length : end
    const whole = predefinedLength(start)
    const to = whole === undefined ? rest : Math.min(rest, at + whole)
    elements.push({ ai: text.slice(at, Math.min(from, to)), value: text.slice(from, to) })
    at = to
  }
  return judged(elements)
}

/** As people read it below the bars: (01)…(10)…(17)…. A bracket that can be no identifier belongs to the value. */
export const parseBrackets = (text: string): Elements => {
  const heads = [...text.matchAll(/\((\d{2,4})\)/g)].filter(
    ({ 1: ai = '', index }) => index === 0 || identifierLength(ai.slice(0, 2)) === ai.length,
  )
  const elements = heads.map(({ 0: head, 1: ai = '', index }, i) => ({
    ai,
    value: text.slice(index + head.length, heads[i + 1]?.index).trim(),
  }))
  return judged(elements)
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

// The item, else what a case holds, else the item that this is a piece of, or that is made to order.
const OF_ITEMS = ['01', '02', '8006', '8026', '03']

/** Every item that a code names, the one that it is of first. */
export const gtinsIn = (elements: readonly Gs1Element[]): Gtin[] => {
  const named = OF_ITEMS.flatMap((wanted) => elements.filter(({ ai }) => ai === wanted))
  return [...new Set(named.map(({ value }) => value.slice(0, 14) as Gtin))]
}

export const gtinIn = (elements: readonly Gs1Element[]): Gtin | null => gtinsIn(elements)[0] ?? null
