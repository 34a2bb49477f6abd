import fc from 'fast-check'
import { expect, test } from 'vitest'

import { hoursText, readDayHours, readHours } from './read-hours.ts'

const week = (text: string) => {
  const read = readHours(text)
  return 'hours' in read
    ? read.hours.map(({ day, open, close }) => `${day} ${open}-${close}`).join(', ')
    : read.message
}
const days = (open: string, close: string, ...numbers: number[]) =>
  numbers.map((day) => `${day} ${open}-${close}`).join(', ')

test.each([
  [
    'Mon-Fri 08:00-21:00; Sat 09:00-18:00; Sun closed',
    `${days('08:00', '21:00', 1, 2, 3, 4, 5)}, 6 09:00-18:00`,
  ],
  ['Mon, Tue 8:00–17:00, Sat 9-12', '1 08:00-17:00, 2 08:00-17:00, 6 09:00-12:00'],
  ['daily 6am - 10:30 pm', days('06:00', '22:30', 1, 2, 3, 4, 5, 6, 7)],
  ['08:00-24:00', days('08:00', '00:00', 1, 2, 3, 4, 5, 6, 7)],
  ['24/7', days('00:00', '00:00', 1, 2, 3, 4, 5, 6, 7)],
  [
    'Weekdays 7 to 20; weekend 9 to 13',
    `${days('07:00', '20:00', 1, 2, 3, 4, 5)}, ${days('09:00', '13:00', 6, 7)}`,
  ],
  ['Fri-Mon 10:00-02:00', '1 10:00-02:00, 5 10:00-02:00, 6 10:00-02:00, 7 10:00-02:00'],
  [
    'lunes-viernes 9:00-21:00; sábado 10:00-14:00; domingo cerrado',
    `${days('09:00', '21:00', 1, 2, 3, 4, 5)}, 6 10:00-14:00`,
  ],
  ['lundi-samedi 8h30-19h30; dimanche fermé', days('08:30', '19:30', 1, 2, 3, 4, 5, 6)],
  ['Mo-Sa 7-20 Uhr', days('07:00', '20:00', 1, 2, 3, 4, 5, 6)],
])('opening hours as files write them: %s', (text, hours) => {
  expect(week(text)).toBe(hours)
})

test.each([
  'whenever',
  'Mon-Fri',
  'Mon 25:00-26:00',
  'Mon 8-12, 14-18',
  'Mon 08:00-12:00 and later',
  'Blursday 08:00-12:00',
  '2027-03-04',
  '13pm-2pm',
])('what is no opening hours is told: %s', (text) => {
  expect(week(text)).toMatch(/can’t be read as opening hours\. Use this format: Mon-Fri/)
})

test('a weekday that stands twice is told', () => {
  expect(week('Mon-Fri 08:00-20:00; Wed closed')).toBe('A weekday is listed twice.')
})

test('a column for each weekday', () => {
  expect(readDayHours(3, ' 8am-9pm ')).toEqual({ hours: [{ day: 3, open: '08:00', close: '21:00' }] })
  expect(readDayHours(7, 'Closed')).toEqual({ hours: [] })
  expect(readDayHours(1, 'Mon 8-9')).toMatchObject({ message: expect.stringContaining('can’t be read') })
})

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)

test('what is written is read again, whatever the hours', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ day: fc.integer({ min: 1, max: 7 }), open: time, close: time }), {
        selector: ({ day }) => day,
        minLength: 1,
      }),
      (hours) => {
        expect(readHours(hoursText(hours))).toEqual({ hours: hours.toSorted((a, b) => a.day - b.day) })
      },
    ),
  )
})

test('no cell makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => void [readHours(text), readDayHours(1, text)]),
  )
})
