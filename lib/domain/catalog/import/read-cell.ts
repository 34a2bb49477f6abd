import { parseGtin } from '../gtin.ts'
import type { DateOrder } from './catalog-import.ts'

// Cells as spreadsheets leave them, and what was meant.

/** What was read, with a note where it is not what stood there; or why it cannot be read. */
export type Reading =
  | { value: string; note?: { code: string; message: string } }
  | { code: string; message: string }

/** Excel's `="0012"` and its leading apostrophe say: this is text. */
export const unwrapped = (text: string): string => {
  const trimmed = text.trim()
  const formula = /^="([^"]*)"$/.exec(trimmed)?.[1]
  return formula ?? (/^'[^']/.test(trimmed) ? trimmed.slice(1) : trimmed)
}

const EXPONENT = /^\d([.,]\d+)?E\+?\d+$/i

export const isExponent = (text: string): boolean => EXPONENT.test(text)

/** Zeros weigh nothing in the check digit: digits that are too short and right were longer once. */
const refilled = (digits: string): string | null => {
  const length = digits.length < 8 ? 8 : 12
  return digits.length >= 6 && digits.length < 12 && 'gtin' in parseGtin(digits.padStart(length, '0'))
    ? digits.padStart(length, '0')
    : null
}

export const readGtin = (cell: string): Reading => {
  const text = unwrapped(cell).replaceAll(/[\s-]/g, '')
  if (isExponent(text))
    return {
      code: 'gtin_exponent',
      message: `Excel has rounded this GTIN to ${cell.trim()}; its last digits are lost. In the original, format the column as “Number” without decimals (or as “Text” before the numbers are put in), save as CSV again, and do not open that CSV in Excel.`,
    }
  const digits = text.replace(/\.0+$/, '')
  if (!/^\d+$/.test(digits) || [8, 12, 13, 14].includes(digits.length)) return { value: digits }
  const value = refilled(digits)
  return value
    ? { value, note: { code: 'zeros_restored', message: `Leading zeros were lost: read as ${value}.` } }
    : { value: digits }
}

const iso = (year: number, month: number, day: number): string | null => {
  const date = new Date(Date.UTC(year, month - 1, day))
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return same && year >= 1990 && year < 2100 ? date.toISOString().slice(0, 10) : null
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

// Days since 1899-12-30, as spreadsheets count.
const fromSerial = (days: number): string | null =>
  days > 32_000 && days < 70_000 ? new Date((days - 25_569) * 86_400_000).toISOString().slice(0, 10) : null

const dayOf = (text: string, order: DateOrder): string | null => {
  const long =
    /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})$/.exec(text) ?? /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)
  if (long) return iso(Number(long[1]), Number(long[2]), Number(long[3]))
  const named = /^(\d{1,2})[-\s/]([a-z]{3})[a-z]*[-\s/,]+(\d{4})$/i.exec(text)
  if (named)
    return iso(Number(named[3]), MONTHS.indexOf((named[2] ?? '').toLowerCase()) + 1, Number(named[1]))
  const short = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(text)
  if (!short) return /^\d{5}$/.test(text) ? fromSerial(Number(text)) : null
  const [first, second] = [Number(short[1]), Number(short[2])]
  const year = Number(short[3]) + ((short[3] ?? '').length === 2 ? 2000 : 0)
  const dayFirst = order === 'dmy' || text.includes('.')
  return dayFirst ? iso(year, second, first) : iso(year, first, second)
}

const ORDER_WORDS: Record<DateOrder, string> = {
  ymd: 'year, month, day',
  mdy: 'month, day, year',
  dmy: 'day, month, year',
}

const notADate = (cell: string, order: DateOrder) => ({
  code: 'invalid_date',
  message: `“${cell.trim()}” isn’t a readable date (${ORDER_WORDS[order]}). Use 2027-03-31.`,
})

export const readDay = (cell: string, order: DateOrder): Reading => {
  const text = unwrapped(cell)
  const value = dayOf(text.replace(/[T ]00:00(:00(\.0+)?)?Z?$/, ''), order)
  return value ? { value } : notADate(cell, order)
}

/** A moment. Without an offset it is taken for UTC; a day alone is its beginning. */
export const readMoment = (cell: string, order: DateOrder): Reading => {
  const text = unwrapped(cell)
  const [, day = '', hours = '0', minutes = '00', seconds = '00', offset = 'Z'] =
    /^(.+?)(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text) ?? []
  const date = dayOf(day.replace(/,$/, ''), order)
  if (!date || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59)
    return notADate(cell, order)
  const zone = offset === 'Z' ? 'Z' : offset.replace(/^(...):?(..)$/, '$1:$2')
  return { value: `${date}T${hours.padStart(2, '0')}:${minutes}:${seconds}${zone}` }
}

/** A whole number; 24.0 and 24,0 are one, 1,200 is not: it may be either. */
export const readCount = (cell: string): Reading => {
  const text = unwrapped(cell).replace(/[.,]0+$/, '')
  return /^-?\d{1,9}$/.test(text)
    ? { value: text }
    : { code: 'invalid_quantity', message: `“${cell.trim()}” isn’t a whole number.` }
}

/** Store numbers lose zeros as GTINs do; how long they were, only the person knows. */
export const readStoreNumber = (cell: string, digits: number | null): string => {
  const text = unwrapped(cell).replace(/^(\d+)\.0+$/, '$1')
  return digits !== null && /^\d+$/.test(text) ? text.padStart(digits, '0') : text
}

/** Without zeros in front: 0012 and 12 are the same then. */
export const bareNumber = (number: string): string => number.replace(/^0+(?=.)/, '')
