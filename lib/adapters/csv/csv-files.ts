import { Readable } from 'node:stream'
import { setImmediate as othersFirst } from 'node:timers/promises'

import { CsvError, parse, type Options } from 'csv-parse'
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js'

import { ProductRow, ShipmentRow, StoreRow } from '#lib/contracts/catalog.ts'
import { parseInput } from '#lib/contracts/parse-input.ts'
import {
  MAX_IMPORT_BYTES,
  MAX_IMPORT_COLUMNS,
  MAX_IMPORT_ROWS,
} from '#lib/domain/catalog/import/catalog-import.ts'
import { detectDelimiter, detectText, type TextEncoding } from '#lib/domain/catalog/import/read-text.ts'
import type { CatalogFiles, FilePart, StagedRow } from '#lib/ports/imports.ts'

import { decoded, NotUtf8 } from './text-decoder.ts'

const HEAD = 64 * 1024
const LOT = 2000
const MAX_ROW_CHARS = 1024 * 1024
const PART = 512
// Empty lines count too: they are as much work as others.
const MAX_LINES = 2 * MAX_IMPORT_ROWS

const SCHEMAS = { stores: StoreRow, products: ProductRow, shipments: ShipmentRow }

export const csvFiles: CatalogFiles = {
  read: (bytes, encoding) => read(bytes, encoding),

  judge: (kind, raw) => {
    const parsed = parseInput(SCHEMAS[kind], kind === 'stores' ? withFullNumbers(raw) : raw)
    return parsed.success ? { row: parsed.data } : { errors: parsed.errors }
  },
}

// The parser makes the rows of one part without a pause: between two, others have their turn.
async function* paced(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += PART) {
    yield text.slice(at, at + PART)
    await othersFirst()
  }
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

class TooLarge extends Error {}

/** Counts what arrives, and hands out the beginning once it is long enough to be judged. */
const measured = (bytes: AsyncIterable<Uint8Array>) => {
  const source = bytes[Symbol.asyncIterator]()
  const self = { bytes: 0, head: new Uint8Array() }
  const next = async (): Promise<Uint8Array | null> => {
    const { value, done } = await source.next()
    if (done) return null
    self.bytes += value.length
    if (self.bytes > MAX_IMPORT_BYTES) throw new TooLarge()
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
  let nuls = false
  const clean = (part: string): string => {
    nuls ||= part.includes('\0')
    // Postgres has no NUL. What stands for it is told as an error of its cell.
    return part.replaceAll('\0', '\uFFFD')
  }
  // In small parts: the parser makes the rows of one part without a pause.
  let line = 0
  async function* again() {
    yield* paced(clean(first))
    for await (const part of text) {
      yield* paced(clean(part))
      if (line > MAX_LINES) return
    }
  }
  const options: Options = {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MAX_ROW_CHARS,
    // Its line goes before it. Judged where it is read: of a million empty rows none costs more than that.
    on_record: (cells) => {
      line += 1
      return line > MAX_LINES || cells.every((cell) => cell.trim() === '') || isSeparatorLine(cells, line)
        ? null
        : [String(line), ...cells]
    },
  }
  const parser = parse(options)
  const source = Readable.from(again())
  source.on('error', (error) => parser.destroy(error))
  let lot: StagedRow[] = []
  let staged = 0
  for await (const [at = '', ...cells] of source.pipe(parser) as AsyncIterable<string[]>) {
    const number = Number(at)
    if (cells.length > MAX_IMPORT_COLUMNS)
      return yield fault(
        'too_many_columns',
        `Row ${number} has ${cells.length} columns; at most ${MAX_IMPORT_COLUMNS} are read.`,
      )
    staged += 1
    if (staged > MAX_IMPORT_ROWS + 1)
      return yield fault('too_many_rows', 'The file has more than 1,000,000 rows. Send it in several files.')
    lot.push({ line: number, cells: cells.map((cell) => cell.toWellFormed()) })
    if (lot.length < LOT) continue
    yield { part: 'rows', rows: lot, bytes: bytes() }
    lot = []
  }
  if (line > MAX_LINES)
    return yield fault('too_many_rows', 'The file has more than 2,000,000 lines. Take the empty ones out.')
  if (staged === 0) return yield fault('empty_file', 'The file has no rows: nothing but empty lines.')
  yield { part: 'rows', rows: lot, bytes: bytes() }
  if (nuls)
    yield {
      part: 'notes',
      notes: [
        {
          code: 'nul_bytes',
          message: 'The file contains NUL bytes, which no text has. Their cells are told as errors.',
        },
      ],
    }
}

const isSeparatorLine = (cells: string[], line: number): boolean =>
  line === 1 && /^sep=.?$/i.test(cells[0] ?? '') && cells.slice(1).every((cell) => cell === '')

const faultOf = (error: unknown): FilePart | null => {
  if (error instanceof TooLarge)
    return fault('too_large', 'The file is larger than 100 MB. Send it in several files.')
  if (error instanceof NotUtf8)
    return fault(
      'not_utf8',
      `The file is not UTF-8: byte ${error.byte}, in line ${error.line}, belongs to no character. Save it as “CSV UTF-8”, or read it as Windows-1252 if the line below looks right.`,
      error.preview,
    )
  if (!(error instanceof CsvError)) return null
  const row = Number((error as CsvError & { records?: number }).records ?? 0) + 1
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return fault(
      'open_quote',
      `A quotation mark that opens in row ${row} is never closed, so the rest of the file cannot be told apart.`,
    )
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return fault(
      'row_too_long',
      `Row ${row} is longer than 1 MB. Probably a quotation mark in it is never closed.`,
    )
  return fault('unreadable', `Row ${row} cannot be read as CSV.`)
}
