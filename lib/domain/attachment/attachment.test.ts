import { expect, test } from 'vitest'

import { MOST_NAME, savedName } from './attachment.ts'

test.each([
  ['update.hta', 'text/plain', 'update.hta.txt'],
  ['setup.bat', 'text/csv', 'setup.bat.csv'],
  ['page.html', 'image/png', 'page.html.png'],
  ['pack.png', 'application/pdf', 'pack.png.pdf'],
  ['a.csv', 'text/plain', 'a.csv.txt'],
  ['setup.bat.', 'text/plain', 'setup.bat..txt'],
  ['pdf', 'application/pdf', 'pdf.pdf'],
  ['Photo.JPEG', 'image/jpeg', 'Photo.JPEG'],
  ['list.v2.csv', 'text/csv', 'list.v2.csv'],
])('a file named %s whose bytes are %s is saved as %s', (name, mediaType, saved) => {
  expect(savedName({ name, mediaType })).toBe(saved)
})

test('a name that is cut can be written into a header', () => {
  const saved = savedName({ name: `a${'😀'.repeat(99)}x`, mediaType: 'text/plain' })
  expect(() => encodeURIComponent(saved)).not.toThrow()
  expect(saved).toMatch(/\.txt$/)
})

test('an ending that is added keeps the longest name within its bound', () => {
  const saved = savedName({ name: `${'a'.repeat(MOST_NAME - 4)}.hta`, mediaType: 'text/plain' })
  expect(saved).toMatch(/a\.txt$/)
  expect(saved).toHaveLength(MOST_NAME)
})
