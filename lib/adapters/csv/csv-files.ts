import { setImmediate as othersFirst } from 'node:timers/promises'

import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js'

import { ProductRow, ShipmentRow, StoreRow } from '#lib/contracts/catalog.ts'
import { parseInput } from '#lib/contracts/parse-input.ts'
import { MAX_IMPORT_COLUMNS, MAX_IMPORT_ROWS } from '#lib/domain/catalog/import/catalog-import.ts'
import { detectDelimiter, detectText, type TextEncoding } from '#lib/domain/catalog/import/read-text.ts'
import { rowSplitter } from '#lib/domain/catalog/import/split-rows.ts'
import type { CatalogFiles, FilePart, StagedRow } from '#lib/ports/imports.ts'

import { decoded, NotUtf8 } from './text-decoder.ts'

const HEAD = 64 * 1024
const LOT = { rows: 2000, chars: 2 * 1024 * 1024 }
const MAX_ROW_CHARS = 1024 * 1024
// Characters between two turns of others: at most a few milliseconds of work, also if each of them is a row.
const PART = 16 * 1024
// Empty lines count too: they are as much work as others.
const MAX_LINES = 2 * MAX_IMPORT_ROWS

const SCHEMAS = { stores: StoreRow, products: ProductRow, shipments: ShipmentRow }

export const csvFiles: CatalogFiles = {
  read: (bytes, encoding) => read(bytes, encoding),

  judge: (kind, raw) => {
    const parsed = parseInput(SCHEMAS[kind], kind === 'stores' ? withFullNumbers(raw) : raw)
    return parsed.success ? { row: parsed.data } : { errors: parsed.errors }
  },

  pause: () => othersFirst(),
}

type Contacts = { contacts?: { channel: string; address: string }[]; address?: { country?: string | null } }

// Lists of stores have numbers as people dial them; where the country is known, so is the rest of the number.
const withFullNumbers = (raw: unknown): unknown => {
  const { contacts = [], address } = raw as Contacts
  const country = /^[A-Z]{2}$/i.test(address?.country ?? '') ? address?.country?.toUpperCase() : undefined
  const full = (text: string) => {
    const number = parsePhoneNumberFromString(text, country as CountryCode | undefined)
    return number?.isPossible() ? number.number : text
  }
  return {
    ...(raw as object),
    contacts: contacts.map((contact) =>
      contact.channel === 'sms' ? { ...contact, address: full(contact.address) } : contact,
    ),
  }
}

const fault = (code: string, message: string, preview?: string): FilePart => ({
  part: 'fault',
  fault: { code, message, ...(preview === undefined ? {} : { preview }) },
})

/** Counts what arrives, and hands out the beginning once it is long enough to be judged. */
const measured = (bytes: AsyncIterable<Uint8Array>) => {
  const source = bytes[Symbol.asyncIterator]()
  const self = { bytes: 0, head: new Uint8Array() }
  const next = async (): Promise<Uint8Array | null> => {
    const { value, done } = await source.next()
    if (done) return null
    self.bytes += value.length
    return value
  }
  const begin = async (): Promise<void> => {
    for (let chunk = await next(); chunk; chunk = await next()) {
      self.head = Buffer.concat([self.head, chunk])
      if (self.head.length >= HEAD) return
    }
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    yield self.head
    for (let chunk = await next(); chunk; chunk = await next()) yield chunk
  }
  return { self, begin, all }
}

async function* read(
  bytes: AsyncIterable<Uint8Array>,
  wished: 'windows-1252' | null,
): AsyncGenerator<FilePart> {
  const source = measured(bytes)
  try {
    await source.begin()
    const { head } = source.self
    if (head.length === 0) return yield fault('empty_file', 'The file is empty.')
    const detected = detectText(head)
    if ('code' in detected) return yield fault(detected.code, detected.message)
    const encoding: TextEncoding = wished ?? detected.encoding
    const text = decoded(source.all(), { encoding, bom: wished ? 0 : detected.bom })
    yield* rowsOf(text, encoding, () => source.self.bytes)
  } catch (error) {
    const known = faultOf(error)
    if (!known) throw error
    yield known
  }
}

async function* rowsOf(
  text: AsyncGenerator<string>,
  encoding: TextEncoding,
  bytes: () => number,
): AsyncGenerator<FilePart> {
  const { value: first = '' } = (await text.next()) as { value: string | undefined }
  const delimiter = detectDelimiter(first)
  yield { part: 'reading', reading: { encoding, delimiter, notes: [] } }
  const cleaned = { nuls: false }
  const staging = stagingOf(delimiter)
  for await (const part of paced(clean(whole(first, text), cleaned))) {
    const broken = staging.take(part)
    if (broken) return yield broken
    const lot = staging.lot()
    if (lot) yield { part: 'rows', rows: lot, bytes: bytes() }
  }
  const broken = staging.end()
  if (broken) return yield broken
  yield { part: 'rows', rows: staging.rest(), bytes: bytes() }
  if (cleaned.nuls) yield { part: 'notes', notes: [NULS] }
}

const NULS = {
  code: 'nul_bytes',
  message: 'The file contains NUL bytes, which no text has. Their cells are told as errors.',
}

async function* whole(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first
  yield* rest
}

// Postgres has no NUL. What stands for it is told as an error of its cell.
async function* clean(parts: AsyncGenerator<string>, seen: { nuls: boolean }): AsyncGenerator<string> {
  for await (const part of parts) {
    seen.nuls ||= part.includes('\0')
    yield part.replaceAll('\0', '\uFFFD')
  }
}

async function* paced(parts: AsyncGenerator<string>): AsyncGenerator<string> {
  for await (const part of parts)
    for (let at = 0; at < part.length; at += PART) {
      yield part.slice(at, at + PART)
      await othersFirst()
    }
}

/** Gathers rows into lots, counts lines, and stops at what is too much. */
const stagingOf = (delimiter: string) => {
  const splitter = rowSplitter(delimiter)
  let rows: StagedRow[] = []
  let [line, staged, chars] = [0, 0, 0]

  const add = (cells: string[]): FilePart | null => {
    line += 1
    if (line > MAX_LINES) return TOO_MANY_LINES
    if (cells.every((cell) => cell.trim() === '') || isSeparatorLine(cells, line)) return null
    if (cells.length > MAX_IMPORT_COLUMNS) return tooManyColumns(line, cells.length)
    staged += 1
    if (staged > MAX_IMPORT_ROWS + 1) return TOO_MANY_ROWS
    rows.push({ line, cells: cells.map((cell) => cell.toWellFormed()) })
    chars += cells.reduce((sum, cell) => sum + cell.length, 0)
    return null
  }
  const addAll = (all: string[][]): FilePart | null => {
    for (const cells of all) {
      const fault = add(cells)
      if (fault) return fault
    }
    return null
  }
  const rest = (): StagedRow[] => {
    const lot = rows
    rows = []
    chars = 0
    return lot
  }
  return {
    take: (text: string): FilePart | null =>
      addAll(splitter.push(text)) ?? (splitter.pending() > MAX_ROW_CHARS ? rowTooLong(line + 1) : null),
    end: (): FilePart | null => {
      const last = splitter.end()
      if (!last) return openQuote(line + 1)
      return addAll(last) ?? (staged === 0 ? NO_ROWS : null)
    },
    lot: (): StagedRow[] | null => (rows.length >= LOT.rows || chars >= LOT.chars ? rest() : null),
    rest,
  }
}

const isSeparatorLine = (cells: string[], line: number): boolean =>
  line === 1 && /^sep=.?$/i.test(cells[0] ?? '') && cells.slice(1).every((cell) => cell === '')

const TOO_MANY_LINES = fault(
  'too_many_rows',
  'The file has more than 2,000,000 lines. Take the empty ones out.',
)
const TOO_MANY_ROWS = fault(
  'too_many_rows',
  'The file has more than 1,000,000 rows. Send it in several files.',
)
const NO_ROWS = fault('empty_file', 'The file has no rows: nothing but empty lines.')

const tooManyColumns = (line: number, columns: number): FilePart =>
  fault('too_many_columns', `Row ${line} has ${columns} columns; at most ${MAX_IMPORT_COLUMNS} are read.`)

const openQuote = (line: number): FilePart =>
  fault(
    'open_quote',
    `A quotation mark that opens in row ${line} is never closed, so the rest of the file cannot be told apart.`,
  )

const rowTooLong = (line: number): FilePart =>
  fault('row_too_long', `Row ${line} is longer than 1 MB. Probably a quotation mark in it is never closed.`)

const faultOf = (error: unknown): FilePart | null => {
  if (!(error instanceof NotUtf8)) return null
  return fault(
    'not_utf8',
    `The file is not UTF-8: byte ${error.byte}, in line ${error.line}, belongs to no character. Save it as “CSV UTF-8”, or read it as Windows-1252 if the line below looks right.`,
    error.preview,
  )
}
