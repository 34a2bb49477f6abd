import fc from 'fast-check'
import { expect, test } from 'vitest'

import { checkDigit } from '../gtin.ts'
import { bareNumber, readCount, readDay, readGtin, readMoment, readStoreNumber } from './read-cell.ts'

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''))

test('a GTIN that a spreadsheet has rounded is an error that says how to get it back', () => {
  for (const cell of ['4.00638E+12', '4,00638E+12', '6E+11', '4.00638e12'])
    expect(readGtin(cell)).toMatchObject({ code: 'gtin_exponent', message: expect.stringContaining('Excel') })
})

test('a GTIN that lost its zeros is read as what it was, and that is told', () => {
  fc.assert(
    fc.property(digits(11), fc.integer({ min: 1, max: 3 }), (body, lost) => {
      const whole = `${'0'.repeat(lost)}${body.slice(lost)}`
      fc.pre(whole[lost] !== '0')
      const gtin = `${whole}${checkDigit(whole)}`
      expect(readGtin(gtin.slice(lost))).toEqual({
        value: gtin,
        note: { code: 'zeros_restored', message: expect.stringContaining(gtin) },
      })
    }),
  )
})

test('digits that are too short and do not add up are left for the schema to refuse', () => {
  expect(readGtin('12345678901')).toEqual({ value: '12345678901' })
  expect(readGtin('="00614141000012"')).toEqual({ value: '00614141000012' })
  expect(readGtin("'614141000012")).toEqual({ value: '614141000012' })
  expect(readGtin('614141000012.0')).toEqual({ value: '614141000012' })
  expect(readGtin('6 14141-00001 2')).toEqual({ value: '614141000012' })
})

test('a day is read in each way that people write it', () => {
  const read = (cell: string, order: 'ymd' | 'mdy' | 'dmy' = 'mdy') => {
    const got = readDay(cell, order)
    return 'value' in got ? got.value : got.code
  }
  expect(
    ['2027-03-04', '20270304', '2027/3/4', '3/4/2027', '03/04/27', '4.3.2027', '4-Mar-2027', '46450'].map(
      (cell) => read(cell),
    ),
  ).toEqual([
    '2027-03-04',
    '2027-03-04',
    '2027-03-04',
    '2027-03-04',
    '2027-03-04',
    '2027-03-04',
    '2027-03-04',
    '2027-03-04',
  ])
  expect(read('4/3/2027', 'dmy')).toBe('2027-03-04')
  for (const cell of ['2027-02-30', '13/13/2027', 'soon', '1899-01-01', '2027-3', '99999999'])
    expect(read(cell), cell).toBe('invalid_date')
})

test('a day and its moment survive being written in any order', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
      (date) => {
        const day = date.toISOString().slice(0, 10)
        const [year = '', month = '', of = ''] = day.split('-')
        expect(readDay(`${month}/${of}/${year}`, 'mdy')).toEqual({ value: day })
        expect(readDay(`${of}/${month}/${year}`, 'dmy')).toEqual({ value: day })
        expect(readMoment(date.toISOString(), 'mdy')).toEqual({
          value: `${date.toISOString().slice(0, 19)}Z`,
        })
      },
    ),
  )
})

test('a moment keeps its offset; without one it is UTC', () => {
  expect(readMoment('2026-10-20 06:05', 'ymd')).toEqual({ value: '2026-10-20T06:05:00Z' })
  expect(readMoment('2026-10-20T06:05:07+0200', 'ymd')).toEqual({ value: '2026-10-20T06:05:07+02:00' })
  expect(readMoment('10/20/2026 6:05', 'mdy')).toEqual({ value: '2026-10-20T06:05:00Z' })
  expect(readMoment('2026-10-20 24:05', 'ymd')).toMatchObject({ code: 'invalid_date' })
})

test('a count is whole, or it is an error', () => {
  expect([readCount('24'), readCount('24.0'), readCount(' 24,00 ')]).toEqual([
    { value: '24' },
    { value: '24' },
    { value: '24' },
  ])
  for (const cell of ['1,200', '1.5', 'many', '', '1e3'])
    expect(readCount(cell), cell).toMatchObject({ code: 'invalid_quantity' })
})

test('a store number gets its zeros when they are asked for, and is compared without them', () => {
  expect([
    readStoreNumber('12', 4),
    readStoreNumber('12', null),
    readStoreNumber('12.0', null),
    readStoreNumber('A12', 4),
  ]).toEqual(['0012', '12', '12', 'A12'])
  expect([bareNumber('0012'), bareNumber('12'), bareNumber('0'), bareNumber('000')]).toEqual([
    '12',
    '12',
    '0',
    '0',
  ])
})
