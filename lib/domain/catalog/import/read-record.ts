import { parseGtin } from '../gtin.ts'
import { CHANNELS } from '../../channel/channel.ts'
import { withoutNeutralQuote } from '../../format/csv.ts'
import type { OpeningDay } from '../opening-hours.ts'
import type { ContactInput } from '../rows.ts'
import type { CellNote, ImportKind, ImportSettings } from './catalog-import.ts'
import { pathText, readPath } from './district-paths.ts'
import { contactOf, fieldsOf, weekdayOf } from './fields.ts'
import {
  isExponent,
  readCount,
  readDay,
  readGtin,
  readMoment,
  readStoreNumber,
  unwrapped,
  type Reading,
} from './read-cell.ts'
import { readDayHours, readHours } from './read-hours.ts'

export type RecordContact = Omit<ContactInput, 'language'> & { field: string }

/** A row by its fields, before the schema judges it. Only fields that have a column are in it; an empty cell is null. */
export type Record_ = {
  cells: readonly string[]
  raw: Record<string, unknown>
  contacts: RecordContact[]
  language: string | undefined
  /** From the columns of the weekdays; null: the file has none. */
  week: OpeningDay[] | null
  /** The districts above its own, the topmost first; none: the file does not say. */
  above: string[]
  key: string | null
  columns: Record<string, number>
  errors: CellNote[]
  notices: CellNote[]
}

type Asked = { kind: ImportKind; cells: readonly string[]; settings: ImportSettings; width: number }

const KEY: Record<ImportKind, string> = { stores: 'number', products: 'gtin', shipments: 'ref' }

const UNREADABLE = '\uFFFD'
// Fifty addresses, each as long as one may be. What is longer is not looked into: a cell may be a megabyte.
const MOST_OF_A_CELL = 20_000
const MOST_CONTACTS = 50

export const readRecord = ({ kind, cells, settings, width }: Asked): Record_ => {
  const record: Record_ = {
    cells,
    raw: {},
    contacts: [],
    language: undefined,
    week: null,
    above: [],
    key: null,
    columns: {},
    errors: ragged(cells, width),
    notices: short(cells, width),
  }
  for (const { name } of fieldsOf(kind)) {
    const column = settings.mapping[name]
    if (column === undefined) continue
    record.columns[name] = column
    takeCell(record, name, column, settings)
  }
  if (kind === 'stores') settlePlace(record)
  const key = record.raw[KEY[kind]]
  return { ...record, key: typeof key === 'string' ? keyOf(kind, key) : null }
}

const keyOf = (kind: ImportKind, value: string): string | null => {
  if (kind !== 'products') return value.slice(0, 100)
  const parsed = parseGtin(value)
  return 'gtin' in parsed ? parsed.gtin : null
}

const takeCell = (record: Record_, name: string, column: number, settings: ImportSettings): void => {
  const cell = withoutNeutralQuote(record.cells[column] ?? '')
  const note = (code: string, message: string): CellNote => ({
    column,
    field: name,
    value: cell,
    code,
    message,
  })
  if (cell.length > MOST_OF_A_CELL) {
    record.errors.push(
      note('too_long', `Values can have up to ${MOST_OF_A_CELL.toLocaleString('en')} characters.`),
    )
    return
  }
  if (cell.includes(UNREADABLE)) {
    record.errors.push(
      note('unreadable_character', 'This cell contains a NUL or an unreadable character (shown as \uFFFD).'),
    )
    return
  }
  const contact = contactOf(name)
  if (contact) {
    record.contacts.push(
      ...addressesIn(cell, contact.channel).map((address) => ({ ...contact, address, field: name })),
    )
    return
  }
  if (name === 'language') {
    const language = languageOf(cell)
    if (language === null && cell.trim() !== '')
      record.notices.push(note('language', `“${cell}” isn’t English, Spanish or French; English is used.`))
    record.language = cell.trim() === '' ? undefined : (language ?? 'en')
    return
  }
  const weekday = weekdayOf(name)
  if (weekday !== null || name === 'openingHours') {
    const read = cell.trim() === '' ? { hours: [] } : hoursIn(cell, weekday)
    if ('message' in read) record.errors.push(note('invalid_opening_hours', read.message))
    else if (weekday === null) record.raw[name] = read.hours
    else record.week = [...(record.week ?? []), ...read.hours]
    return
  }
  if (cell.trim() === '') {
    record.raw[name] = null
    return
  }
  const read = readCell(name, cell, settings)
  if ('value' in read) {
    record.raw[name] = name === 'quantity' ? Number(read.value) : read.value
    if (read.note) record.notices.push(note(read.note.code, read.note.message))
  } else record.errors.push(note(read.code, read.message))
}

const hoursIn = (cell: string, weekday: number | null) =>
  weekday === null ? readHours(unwrapped(cell)) : readDayHours(weekday, unwrapped(cell))

/** What several columns say together: the week, and where the district hangs. */
const settlePlace = (record: Record_): void => {
  const { raw, week, columns } = record
  // Columns for each day say more than one for all of them; empty, they say nothing.
  if (week && (week.length > 0 || raw['openingHours'] === undefined)) raw['openingHours'] = week
  const path = typeof raw['region'] === 'string' ? readPath(raw['region']) : []
  const parent = typeof raw['regionParent'] === 'string' ? raw['regionParent'] : null
  const column = columns['regionParent']
  delete raw['regionParent']
  if (path.length > 0) raw['region'] = path.at(-1)
  record.above = path.slice(0, -1)
  if (parent === null) return
  const above = readPath(parent)
  const refuse = (code: string, message: string) =>
    record.errors.push({ column: column ?? null, field: 'regionParent', value: parent, code, message })
  if (path.length === 0) refuse('parent_alone', 'This row has no district to put under it.')
  else if (record.above.length > 0 && pathText(above) !== pathText(record.above))
    refuse('two_parents', `The district itself names “${pathText(record.above)}” as its parent.`)
  else record.above = above
}

const readCell = (name: string, cell: string, { dateOrder, storeDigits }: ImportSettings): Reading => {
  switch (name) {
    case 'gtin':
      return readGtin(cell)
    case 'gln':
      return isExponent(unwrapped(cell))
        ? {
            code: 'gln_exponent',
            message: `Excel has rounded this GLN to ${cell.trim()}; its last digits are lost.`,
          }
        : { value: unwrapped(cell) }
    case 'expiresOn':
      return readDay(cell, dateOrder)
    case 'shippedAt':
      return readMoment(cell, dateOrder)
    case 'quantity':
      return readCount(cell)
    case 'number':
    case 'storeNumber':
      return { value: readStoreNumber(cell, storeDigits) }
    default:
      return { value: unwrapped(cell) }
  }
}

const addressesIn = (cell: string, channel: ContactInput['channel']): string[] =>
  unwrapped(cell)
    .split(CHANNELS[channel].between)
    .map((address) => address.trim())
    .filter(Boolean)
    // One more than are allowed: the schema says so.
    .slice(0, MOST_CONTACTS + 1)

const LANGUAGE_NAMES: Record<string, string> = {
  english: 'en',
  ingles: 'en',
  anglais: 'en',
  spanish: 'es',
  espanol: 'es',
  espagnol: 'es',
  french: 'fr',
  francais: 'fr',
  frances: 'fr',
}

const languageOf = (cell: string): string | null => {
  const text = unwrapped(cell)
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z-_]/g, '')
  return LANGUAGE_NAMES[text] ?? /^(en|es|fr)([-_].*)?$/.exec(text)?.[1] ?? null
}

const ragged = (cells: readonly string[], width: number): CellNote[] => {
  const extra = cells.slice(width).filter((cell) => cell.trim() !== '')
  if (extra.length === 0) return []
  const message = `This row has ${cells.length} cells; the first row has ${width}. Put values that contain the separator in quotes.`
  return [{ column: width, field: null, value: extra[0] ?? '', code: 'too_many_cells', message }]
}

const short = (cells: readonly string[], width: number): CellNote[] =>
  cells.length < width
    ? [
        {
          column: null,
          field: null,
          value: '',
          code: 'too_few_cells',
          message: `This row has only ${cells.length} of ${width} cells; the rest are read as empty.`,
        },
      ]
    : []
