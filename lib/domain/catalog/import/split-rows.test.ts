import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { rowSplitter } from './split-rows.ts'

/** All rows, from parts of this size; null for a quotation mark that is never closed. */
const split = (text: string, delimiter = ',', size = 1): string[][] | null => {
  const splitter = rowSplitter(delimiter)
  const rows: string[][] = []
  for (let at = 0; at < text.length; at += size) rows.push(...splitter.push(text.slice(at, at + size)))
  const last = splitter.end()
  return last && [...rows, ...last]
}

const reference = (text: string, delimiter: string): string[][] | null => {
  const options = {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
  }
  try {
    return parse(text, options)
  } catch {
    return null
  }
}

test('a row ends at LF, CRLF and CR, wherever the text is cut', () => {
  for (const size of [1, 2, 3, 100])
    expect(split('a,b\r\n1,2\n3,4\r5,6', ',', size)).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ])
})

test('quotation marks: around, doubled, in the middle, and never closed', () => {
  expect(split('"a,""b""\n",5" pipe\n"x"y,"z"\n')).toEqual([
    ['a,"b"\n', '5" pipe'],
    ['"x"y', 'z'],
  ])
  expect(split('a\n"b,c\n')).toBeNull()
})

test('how long the unfinished row is, is known before it ends', () => {
  const splitter = rowSplitter(',')
  splitter.push('a,b\n"12345')
  expect(splitter.pending()).toBe(5)
  splitter.push('6",')
  expect(splitter.pending()).toBe(7)
})

test('any text is cut as csv-parse cuts it', () => {
  const piece = fc.constantFrom('"', '""', ',', ';', '\n', '\r', '\r\n', 'a', ' b ', '\uFFFD', '🙂')
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
      fc.constantFrom(',', ';'),
      fc.integer({ min: 1, max: 40 }),
      (text, delimiter, size) => {
        expect(split(text, delimiter, size)).toEqual(reference(text, delimiter))
      },
    ),
    { numRuns: 3000 },
  )
})
