import { checkDigit, parseGtin } from '../gtin.ts'
import { isTimeZone } from '../time-zone.ts'
import type { DateOrder, FileNote, ImportKind, ImportSettings } from './catalog-import.ts'
import { fieldsOf, type ImportField } from './fields.ts'
import { readHours } from './read-hours.ts'
import { readGtin, readMoment, unwrapped } from './read-cell.ts'

/** Without case, accents, spaces and signs; `Numéro de magasin` and `numero_de_magasin` are the same. */
const plainName = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[^a-z0-9#]/g, '')

const isGtin = (cell: string): boolean => {
  const read = readGtin(cell)
  return 'value' in read && 'gtin' in parseGtin(read.value) && read.value.length >= 8
}
const isGln = (cell: string): boolean =>
  /^\d{13}$/.test(cell) && checkDigit(cell.slice(0, -1)) === Number(cell.at(-1))
const isDate = (cell: string): boolean =>
  /\D/.test(cell) && (['mdy', 'dmy'] as const).some((order) => 'value' in readMoment(cell, order))
const isZone = (cell: string): boolean => cell.includes('/') && isTimeZone(cell)
const isMail = (cell: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell)

/** Whether the first row is data and not names: names are no dates, numbers, zones or addresses. */
const looksLikeData = (cells: readonly string[]): boolean =>
  cells.some((raw) => {
    const cell = unwrapped(raw)
    return /^\d+([.,]\d+)?$/.test(cell) || isDate(cell) || isZone(cell) || isMail(cell) || isGtin(cell)
  })

type Columns = { names: readonly string[]; values: (column: number) => string[] }

/** Most of what stands there is of this kind. */
const mostly = (values: string[], is: (cell: string) => boolean): boolean =>
  values.length > 0 && values.filter((value) => is(unwrapped(value))).length >= values.length * 0.8

// A day of the year has no time in it, and a price no weekday.
const isHours = (cell: string): boolean => /\d:\d\d|\d\s?[ap]m/i.test(cell) && 'hours' in readHours(cell)

const CONTENT: Record<string, (cell: string) => boolean> = {
  gtin: isGtin,
  timezone: isZone,
  gln: isGln,
  on_duty_email: isMail,
  openingHours: isHours,
  shippedAt: isDate,
}

const byName = (fields: readonly ImportField[], { names }: Columns): Map<string, number> => {
  const plain = names.map(plainName)
  const taken = new Map<string, number>()
  const depth = Math.max(...fields.map(({ headers }) => headers.length + 2))
  // All first choices before any second one: `name` goes to Name before `description` may.
  for (let rank = 0; rank < depth; rank += 1)
    for (const { name, label, headers } of fields) {
      const wanted = [name, label, ...headers][rank]
      const column = wanted === undefined ? -1 : plain.indexOf(plainName(wanted))
      if (column >= 0 && !taken.has(name) && ![...taken.values()].includes(column)) taken.set(name, column)
    }
  return taken
}

/** By the names of the columns, and where these say nothing, by what stands in them. */
const guessMapping = (kind: ImportKind, columns: Columns): Record<string, number> => {
  const taken = byName(fieldsOf(kind), columns)
  for (const { name } of fieldsOf(kind)) {
    const is = CONTENT[name]
    if (!is || taken.has(name)) continue
    const column = columns.names.findIndex(
      (_, i) => ![...taken.values()].includes(i) && mostly(columns.values(i), is),
    )
    if (column >= 0) taken.set(name, column)
  }
  return Object.fromEntries(taken)
}

/** How dates with slashes are meant, from those that can be meant in one way only; else as they are written in the US. */
export const guessDateOrder = (values: string[]): { order: DateOrder; sure: boolean } => {
  const pairs = values.flatMap((value) => {
    const [, first, second] = /^(\d{1,2})[-/](\d{1,2})[-/]\d{2,4}/.exec(value.trim()) ?? []
    return first && second ? [[Number(first), Number(second)] as const] : []
  })
  if (pairs.some(([first]) => first > 12)) return { order: 'dmy', sure: true }
  if (pairs.some(([, second]) => second > 12)) return { order: 'mdy', sure: true }
  return pairs.length > 0 ? { order: 'mdy', sure: false } : { order: 'ymd', sure: true }
}

const columnLetter = (index: number): string =>
  index < 26
    ? String.fromCodePoint(65 + index)
    : `${String.fromCodePoint(64 + Math.floor(index / 26))}${String.fromCodePoint(65 + (index % 26))}`

/** The names of the columns; where there are none, letters as a spreadsheet has them. */
export const columnNames = (sample: readonly string[][], header: boolean): string[] => {
  const width = Math.max(0, ...sample.map((row) => row.length))
  return Array.from({ length: width }, (_, i) => {
    const name = header ? (sample[0]?.[i] ?? '').trim() : ''
    return name === '' ? `Column ${columnLetter(i)}` : name
  })
}

const repeated = (names: string[]): string[] => {
  const plain = names.map(plainName)
  return names.filter((_, i) => plain.indexOf(plain[i] ?? '') < i)
}

type Guess = { settings: ImportSettings; notes: FileNote[] }

/** How a file is probably meant, from its first rows; the person may say otherwise. */
export const guessSettings = (kind: ImportKind, sample: readonly string[][], forced?: boolean): Guess => {
  const header = forced ?? !looksLikeData(sample[0] ?? [])
  const body = sample.slice(header ? 1 : 0)
  const names = columnNames(sample, header)
  const values = (column: number) => body.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '')
  const mapping = guessMapping(kind, { names: header ? names : names.map(() => ''), values })
  const dates = ['expiresOn', 'shippedAt'].flatMap((field) => {
    const column = mapping[field]
    return column === undefined ? [] : values(column)
  })
  const { order, sure } = guessDateOrder(dates)
  const twice = repeated(header ? (sample[0] ?? []).filter((name) => name.trim() !== '') : [])
  const notes = [
    ...(header
      ? []
      : [
          {
            code: 'no_header',
            message: 'The first row looks like data, so it’s read as data and columns are named by letter.',
          },
        ]),
    ...twice.map((name) => ({
      code: 'duplicate_header',
      message: `Two columns are named “${name}”. The first is used; choose the other below if it’s the right one.`,
    })),
    ...(sure
      ? []
      : [
          {
            code: 'ambiguous_dates',
            message:
              'Dates such as 03/04/2027 are ambiguous. They are read as month/day/year; change that below if needed.',
          },
        ]),
  ]
  return { settings: { header, mapping, dateOrder: order, storeDigits: null, whole: false }, notes }
}
