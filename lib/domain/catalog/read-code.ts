import {
  elementName,
  gs1Date,
  gtinIn,
  parseBrackets,
  parseDigitalLink,
  parseElementString,
  type Gs1Element,
  type Gs1Fault,
} from './gs1.ts'
import { parseGtin, type Gtin } from './gtin.ts'

/** What somebody typed or scanned: a product, a lot, or both; said back in words. */
export type ReadCode = {
  gtin: Gtin | null
  lot: string | null
  form: 'gtin' | 'lot' | 'element_string' | 'brackets' | 'digital_link'
  facts: { name: string; value: string }[]
}

export type CodeFault = { message: string }

const SYMBOLOGY = /^\](C1|e0|d2|Q3|J1)/

const FAULTS: Record<Gs1Fault['code'], (fault: Gs1Fault) => string> = {
  nothing: () => 'There is no GTIN in this address.',
  unknown_ai: (fault) => `“${'ai' in fault ? fault.ai : ''}” is no identifier of GS1 that is known here.`,
  too_short: (fault) => `${said(fault)} is too short.`,
  too_long: (fault) => `${said(fault)} is too long.`,
  not_digits: (fault) => `${said(fault)} must be digits.`,
  check_digit: (fault) => `${said(fault)}: the check digit is wrong.`,
  invalid_date: (fault) => `${said(fault)} is no date.`,
}

const said = (fault: Gs1Fault): string =>
  'value' in fault ? `${elementName(fault.ai)} (${fault.ai}) “${fault.value}”` : ''

const fromElements = (
  parsed: { elements: Gs1Element[] } | { fault: Gs1Fault },
  form: ReadCode['form'],
  thisYear: number,
): ReadCode | CodeFault => {
  if ('fault' in parsed) return { message: FAULTS[parsed.fault.code](parsed.fault) }
  const { elements } = parsed
  const gtin = gtinIn(elements)
  const lot = elements.find(({ ai }) => ai === '10')?.value ?? null
  if (!gtin && !lot) return { message: 'This code holds neither a GTIN nor a lot.' }
  const facts = elements.map(({ ai, value }) => ({
    name: elementName(ai),
    value: /^(1[1-7]|7006)$/.test(ai) ? gs1Date(value, thisYear) : value,
  }))
  return { gtin, lot, form, facts }
}

const urlOf = (text: string): URL | null => (/^https?:\/\//i.test(text) ? URL.parse(text) : null)

/** GTIN of any length, lot, element string with FNC1 or in brackets, or Digital Link. */
export const readCode = (input: string, thisYear: number): ReadCode | CodeFault => {
  const text = input.trim()
  const url = urlOf(text)
  if (url) return fromElements(parseDigitalLink(url), 'digital_link', thisYear)
  const scanned = text.replace(SYMBOLOGY, '')
  if (scanned !== text || scanned.includes('\x1d'))
    return fromElements(parseElementString(scanned), 'element_string', thisYear)
  if (/^\(\d{2,4}\)/.test(text)) return fromElements(parseBrackets(text), 'brackets', thisYear)
  const bare = text.replaceAll(/[\s-]/g, '')
  const parsed = parseGtin(bare)
  if ('gtin' in parsed)
    return { gtin: parsed.gtin, lot: null, form: 'gtin', facts: [{ name: 'GTIN', value: bare }] }
  // A scanner that sends no symbology: an item number at the front, and all of it adds up.
  const elements = /^0[12]\d{14}/.test(text) ? parseElementString(text) : null
  if (elements && 'elements' in elements) return fromElements(elements, 'element_string', thisYear)
  if (/^\d{12,14}$/.test(bare) && parsed.fault === 'check_digit')
    return {
      message: `${bare} has the length of a GTIN, but its check digit is wrong: one of the digits was mistyped.`,
    }
  return text.length > 60
    ? { message: 'This is neither a GTIN, nor a lot, nor a code of GS1.' }
    : { gtin: null, lot: text, form: 'lot', facts: [{ name: 'Lot', value: text }] }
}
