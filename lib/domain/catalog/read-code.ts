import {
  elementName,
  gs1Date,
  gtinIn,
  parseBrackets,
  parseElementString,
  type Gs1Element,
  type Gs1Fault,
} from './gs1.ts'
import { parseDigitalLink } from './digital-link.ts'
import { parseGtin, type Gtin } from './gtin.ts'
import { upcE } from './upc-e.ts'

/** What somebody typed or scanned: a product, a lot, or both; said back in words. */
export type ReadCode = {
  gtin: Gtin | null
  lot: string | null
  form: 'gtin' | 'lot' | 'element_string' | 'brackets' | 'digital_link'
  facts: { name: string; value: string }[]
}

export type CodeFault = { message: string }

// ISO/IEC 15424: which kind of symbol it was. Of the first group FNC1 in first place says that the text is of GS1.
const OF_GS1 = /^\](?:C1|e[0-2]|d2|Q3|J1)/
const SYMBOLOGY = /^\][A-Za-z][0-9A-Za-z]/

const FAULTS: Record<Gs1Fault['code'], (fault: Gs1Fault) => string> = {
  nothing: () => 'This address contains no GTIN.',
  too_short: (fault) => `${said(fault)} is too short.`,
  too_long: (fault) => `${said(fault)} is too long.`,
  not_digits: (fault) => `${said(fault)} must be digits.`,
  not_allowed: (fault) => `${said(fault)} contains a character GS1 doesn’t allow there.`,
  twice: (fault) => `${said(fault)} appears twice with different values.`,
  check_digit: (fault) => `${said(fault)}: the check digit is wrong.`,
  invalid_date: (fault) => `${said(fault)} isn’t a date.`,
}

const said = (fault: Gs1Fault): string =>
  'value' in fault ? `${elementName(fault.ai)} (${fault.ai}) “${fault.value}”` : ''

export type Form = ReadCode['form']

/** In which form a code came, and what is in it; or what is wrong with what it was meant to be. */
export type ParsedCode =
  | { form: Form; elements: Gs1Element[]; besides?: readonly string[]; isLotInDoubt?: boolean }
  | { form: Form; fault: Gs1Fault }

// Codes of GS1 and people leave out how an address is fetched.
const urlOf = (text: string): URL | null =>
  /^https?:\/\//i.test(text)
    ? URL.parse(text)
    : /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?\/(?:\S*\/)?(?:01|gtin|00|8006)\/\d/i.test(text)
      ? URL.parse(`https://${text}`)
      : null

/** GTIN of any length, lot, element string with FNC1 or in brackets, or Digital Link. */
export const parseCode = (input: string): ParsedCode => {
  const text = input.trim()
  if (OF_GS1.test(text)) return { form: 'element_string', ...parseElementString(text.slice(3)) }
  const bare = text.replace(SYMBOLOGY, '')
  const url = urlOf(bare)
  if (url) return { form: 'digital_link', ...parseDigitalLink(url) }
  if (bare.includes('\x1d')) return { form: 'element_string', ...parseElementString(bare) }
  if (/^\(\d{2,4}\)/.test(bare)) return { form: 'brackets', ...parseBrackets(bare) }
  return gtinOf(text, bare) ?? undelimited(bare) ?? mistyped(bare) ?? lotAlone(bare)
}

const compact = (text: string): string => text.replaceAll(/[\s-]/g, '')

const gtinOf = (text: string, bare: string): ParsedCode | null => {
  // A supplement of two or five digits may follow an EAN-13; it names an issue, not the product.
  const digits = text.startsWith(']E3') ? bare.slice(0, 13) : compact(bare)
  const short = text.startsWith(']E4') ? null : upcE(digits)
  const parsed = parseGtin(short ?? digits)
  return 'gtin' in parsed ? { form: 'gtin', elements: [{ ai: '01', value: parsed.gtin }] } : null
}

/**
 * A scanner that sends no symbology, and no separators: an item number of GS1 is in it, and all of it adds up. Whether
 * something was lost on the way nobody knows.
 */
const undelimited = (text: string): ParsedCode | null => {
  if (!/^\d{2}[\dA-Z]{14}/i.test(text)) return null
  const read = parseElementString(text)
  return 'elements' in read && gtinIn(read.elements) ? { form: 'element_string', ...read } : null
}

const mistyped = (text: string): ParsedCode | null => {
  const digits = compact(text)
  return /^\d{12,14}$/.test(digits)
    ? { form: 'gtin', fault: { code: 'check_digit', ai: '01', value: digits } }
    : null
}

const lotAlone = (text: string): ParsedCode =>
  text.length > 60
    ? { form: 'lot', fault: { code: 'nothing' } }
    : { form: 'lot', elements: [{ ai: '10', value: text }] }

const faultIn = (form: Form, fault: Gs1Fault): string => {
  if (form === 'gtin' && 'value' in fault)
    return `${fault.value} is as long as a GTIN, but its check digit is wrong. Check for a mistyped digit.`
  return form === 'lot' ? 'This isn’t a GTIN, a lot or a GS1 code.' : FAULTS[fault.code](fault)
}

/** The same, said back in words. */
export const readCode = (input: string, thisYear: number): ReadCode | CodeFault => {
  const parsed = parseCode(input)
  const { form } = parsed
  if ('fault' in parsed) return { message: faultIn(form, parsed.fault) }
  if (parsed.isLotInDoubt)
    return { message: 'The end of the lot can’t be told in this address. Type the GTIN and the lot.' }
  const { elements } = parsed
  const gtin = gtinIn(elements)
  const lot = elements.find(({ ai }) => ai === '10')?.value ?? null
  if (!gtin && !lot) return { message: 'This code contains no GTIN or lot.' }
  const facts = elements.map(({ ai, value }) => ({
    name: elementName(ai),
    value: /^(1[1-7]|7006)$/.test(ai) ? gs1Date(value, thisYear) : value,
  }))
  if (form === 'gtin')
    return { gtin, lot, form, facts: [{ name: 'GTIN', value: input.replaceAll(/[\s-]/g, '') }] }
  return { gtin, lot, form, facts }
}
