import fc from 'fast-check'
import { expect, test } from 'vitest'

import { withoutNeutralQuote, CSV_BOM, csvLine, looksLikeFormula } from '#lib/domain/format/csv.ts'
import type { FilePart } from '#lib/ports/imports.ts'

import { csvFiles } from './csv-files.ts'

const chunks = async function* (bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const read = async (bytes: Uint8Array, size = 7, encoding: 'windows-1252' | null = null) => {
  const parts: FilePart[] = []
  for await (const part of csvFiles.read(chunks(bytes, size), encoding)) parts.push(part)
  const faults = parts.flatMap((part) => (part.part === 'fault' ? [part.fault] : []))
  const [reading] = parts.flatMap((part) => (part.part === 'reading' ? [part.reading] : []))
  const rows = parts.flatMap((part) => (part.part === 'rows' ? part.rows : []))
  const notes = parts.flatMap((part) => (part.part === 'notes' ? part.notes : []))
  return { fault: faults[0], reading, rows, notes, cells: rows.map(({ cells }) => cells) }
}

const text = (value: string) => Buffer.from(value, 'utf8')
const latin = (value: string) => Buffer.from(value, 'latin1')
const TABLE = [
  ['a', 'b'],
  ['1', '2'],
]

test('UTF-8 with and without its mark, and UTF-16 in both orders, are the same', async () => {
  const body = 'a,b\r\n1,2\r\n'
  const little = Buffer.from(`\uFEFF${body}`, 'utf16le')
  const big = Buffer.from(little).swap16()
  for (const bytes of [
    text(body),
    text(`\uFEFF${body}`),
    little,
    big,
    Buffer.from(body.repeat(1), 'utf16le'),
  ])
    expect((await read(bytes)).cells).toEqual(TABLE)
})

test.each([',', ';', '\t', '|'])('rows that are separated by %j are recognised', async (delimiter) => {
  const got = await read(text(`a${delimiter}"b,;|"\n1${delimiter}2\n`))
  expect(got.reading?.delimiter).toBe(delimiter)
  expect(got.cells).toEqual([
    ['a', 'b,;|'],
    ['1', '2'],
  ])
})

test('the line in which Excel names the separator is obeyed and is no row', async () => {
  expect((await read(text('sep=;\na;b\n1;2\n'))).cells).toEqual(TABLE)
})

test('LF, CRLF and CR end a row, also mixed; within quotes they do not', async () => {
  for (const end of ['\n', '\r\n', '\r'])
    expect((await read(text(`a,b${end}1,2${end}`))).cells).toEqual(TABLE)
  expect((await read(text('a,b\r\n1,2\n3,4\r5,6'))).cells).toHaveLength(4)
  expect((await read(text('a,b\r\n"one\r\ntwo",2\r\n'))).cells).toEqual([
    ['a', 'b'],
    ['one\r\ntwo', '2'],
  ])
})

test('rows are numbered as a spreadsheet does: empty ones count and are skipped', async () => {
  expect((await read(text('a,b\n\n1,2\n,\n3,4\n'))).rows.map(({ line }) => line)).toEqual([1, 3, 5])
})

test('rows of any width are handed on as they are', async () => {
  expect((await read(text('a,b\n1\n1,2,3\n'))).cells).toEqual([['a', 'b'], ['1'], ['1', '2', '3']])
})

test('a quotation mark within a value is a character of it', async () => {
  expect((await read(text('a,b\n5" pipe,"x ""y"" z"\n'))).cells[1]).toEqual(['5" pipe', 'x "y" z'])
})

test('an empty file, one of empty lines, a workbook, a picture: each is told for what it is', async () => {
  expect((await read(text(''))).fault?.code).toBe('empty_file')
  expect((await read(text('\n\r\n'))).fault?.code).toBe('empty_file')
  expect((await read(text('\uFEFF'))).fault?.code).toBe('empty_file')
  expect((await read(Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0]))).fault?.code).toBe('excel_workbook')
  expect((await read(Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4, 5, 6]))).fault?.code).toBe('not_text')
})

test('what is not UTF-8 is told with its line and byte, and reads in the encoding of Windows', async () => {
  const bytes = latin('number,name\n1,plain\n2,Caf\xe9\n3,z\n')
  for (const size of [1, 7, 4096]) {
    const { fault } = await read(bytes, size)
    expect(fault).toMatchObject({ code: 'not_utf8', message: expect.stringMatching(/byte 26, in line 3/) })
  }
  expect((await read(bytes, 4096)).fault?.preview).toBe('2,Café')
  expect((await read(bytes, 7, 'windows-1252')).cells[2]).toEqual(['2', 'Café'])
  expect((await read(text('a,b\n1,\u20AC').subarray(0, 8))).fault?.code).toBe('not_utf8')
})

test('a NUL is told, and its cell is marked', async () => {
  const got = await read(text('a,b\n1,x\0y\n'))
  expect(got.cells[1]).toEqual(['1', 'x\uFFFDy'])
  expect(got.notes.map(({ code }) => code)).toEqual(['nul_bytes'])
})

test('a quotation mark that is never closed is told with its row, and ends no memory', async () => {
  expect((await read(text('a,b\n1,2\n"3,4\n5,6\n'))).fault).toMatchObject({
    code: 'open_quote',
    message: expect.stringContaining('row 3'),
  })
  const endless = text(`a,b\n"${'x,y\n'.repeat(400_000)}`)
  expect((await read(endless, 65_536)).fault?.code).toBe('row_too_long')
})

// Whatever can be kept: no NUL, no half of a character. What begins like a formula is the point.
const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }).filter((value) => !/[\0\uFFFD]/.test(value)),
  fc.constantFrom(
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '＝1+1',
    '＠x',
    "'＋1",
    '\tx',
    '\rx',
    "'=1",
    "''=1",
    '"',
    '""',
    ',',
    ';',
    'a\nb',
    'a\r\nb',
    ' x ',
    "'",
    '',
    'ü€🙂',
  ),
)

test('what our writer writes, our reader reads, cell for cell; and no cell of it runs', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc
        .integer({ min: 2, max: 5 })
        .chain((width) =>
          fc.array(fc.array(hostile, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
        ),
      fc.integer({ min: 1, max: 50 }),
      async (rows, size) => {
        const header = rows[0]!.map((_, i) => `column ${i}`)
        const bytes = text(CSV_BOM + [header, ...rows].map(csvLine).join(''))
        const got = await read(bytes, size)
        const kept = rows.filter((row) => row.some((cell) => cell.trim() !== ''))
        for (const cells of got.cells) for (const cell of cells) expect(looksLikeFormula(cell)).toBe(false)
        expect(got.cells.slice(1).map((cells) => cells.map(withoutNeutralQuote))).toEqual(kept)
      },
    ),
    { numRuns: 300 },
  )
})
