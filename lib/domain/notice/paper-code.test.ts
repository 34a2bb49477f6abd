import fc from 'fast-check'
import { expect, test } from 'vitest'

import { paperCodeOf, paperNumberOf, readPaperCode } from './paper-code.ts'

const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ'

test('a code is read as it is typed, and leads back to its notice', () => {
  const code = paperCodeOf('0199c0de-0000-7000-8000-0123456789ab')
  expect(code).toMatch(/^[A-HJKMNP-Z]{4}-[A-HJKMNP-Z]{4}$/)
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      const typed = paperCodeOf(id)
      expect(readPaperCode(typed)).toBe(paperNumberOf(id))
      expect(readPaperCode(` ${typed.toLowerCase().replace('-', ' ')} `)).toBe(paperNumberOf(id))
    }),
  )
})

test('one wrong letter, or two that changed places, are noticed', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.nat(7), fc.nat(22), (id, at, to) => {
      const code = paperCodeOf(id).replace('-', '')
      const wrong = `${code.slice(0, at)}${letters[to]}${code.slice(at + 1)}`
      if (wrong !== code) expect(readPaperCode(wrong)).toBeNull()
      const swapped = `${code.slice(0, at)}${code[at + 1] ?? ''}${code[at]}${code.slice(at + 2)}`
      if (at < 6 && swapped !== code) expect(readPaperCode(swapped)).toBeNull()
    }),
  )
  for (const typed of ['', 'ABCD', 'ABCD-EFG1', 'OOOO-IIII']) expect(readPaperCode(typed)).toBeNull()
})
