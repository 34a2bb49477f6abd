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

type Form = ReadCode['form']

/** In which form a code came, and what is in it; or what is wrong with what it was meant to be. */
export type ParsedCode = { form: Form; elements: Gs1Element[] } | { form: Form; fault: Gs1Fault }

const urlOf = (text: string): URL | null => (/^https?:\/\//i.test(text) ? URL.parse(text) : null)

/** GTIN of any length, lot, element string with FNC1 or in brackets, or Digital Link. */
export const parseCode = (input: string): ParsedCode => {
  const text = input.trim()
  const url = urlOf(text)
  if (url) return { form: 'digital_link', ...parseDigitalLink(url) }
  const scanned = text.replace(SYMBOLOGY, '')
  if (scanned !== text || scanned.includes('\x1d'))
    return { form: 'element_string', ...parseElementString(scanned) }
  if (/^\(\d{2,4}\)/.test(text)) return { form: 'brackets', ...parseBrackets(text) }
  const bare = text.replaceAll(/[\s-]/g, '')
  const parsed = parseGtin(bare)
  if ('gtin' in parsed) return { form: 'gtin', elements: [{ ai: '01', value: parsed.gtin }] }
  // A scanner that sends no symbology: an item number at the front, and all of it adds up.
  const elements = /^0[12]\d{14}/.test(text) ? parseElementString(text) : null
  if (elements && 'elements' in elements) return { form: 'element_string', ...elements }
  if (/^\d{12,14}$/.test(bare) && parsed.fault === 'check_digit')
    return { form: 'gtin', fault: { code: 'check_digit', ai: '01', value: bare } }
  return text.length > 60
    ? { form: 'lot', fault: { code: 'nothing' } }
    : { form: 'lot', elements: [{ ai: '10', value: text }] }
}

const faultIn = (form: Form, fault: Gs1Fault): string => {
  if (form === 'gtin' && 'value' in fault)
    return `${fault.value} has the length of a GTIN, but its check digit is wrong: one of the digits was mistyped.`
  return form === 'lot' ? 'This is neither a GTIN, nor a lot, nor a code of GS1.' : FAULTS[fault.code](fault)
}

/** The same, said back in words. */
export const readCode = (input: string, thisYear: number): ReadCode | CodeFault => {
  const parsed = parseCode(input)
  const { form } = parsed
  if ('fault' in parsed) return { message: faultIn(form, parsed.fault) }
  const { elements } = parsed
  const gtin = gtinIn(elements)
  const lot = elements.find(({ ai }) => ai === '10')?.value ?? null
  if (!gtin && !lot) return { message: 'This code holds neither a GTIN nor a lot.' }
  const facts = elements.map(({ ai, value }) => ({
    name: elementName(ai),
    value: /^(1[1-7]|7006)$/.test(ai) ? gs1Date(value, thisYear) : value,
  }))
  if (form === 'gtin')
    return { gtin, lot, form, facts: [{ name: 'GTIN', value: input.replaceAll(/[\s-]/g, '') }] }
  return { gtin, lot, form, facts }
}
