import { expect, test } from 'vitest'

import { ScopeLot } from './scope-lot.ts'

const codeOf = (lot: string): unknown => {
  const parsed = ScopeLot.safeParse(lot)
  return parsed.success
    ? parsed.data
    : parsed.error.issues.flatMap((issue) => ('params' in issue ? [issue.params?.['code']] : []))
}

test('a lot is taken as packs bear it, whatever width it was typed in and whatever nobody can see', () => {
  expect(codeOf('Ｌ２６４１Ｖ')).toBe('L2641V')
  expect(codeOf('L2641V\u200B')).toBe('L2641V')
  expect(codeOf('\u202AL2641V\u202C')).toBe('L2641V')
  for (const lot of [
    'L2641V',
    'LOT-123',
    'LOT 12345',
    'A-1',
    '12-345',
    'B0O1I1',
    '12BB34',
    'LOT7LOT7LOT7',
    'EXP7',
  ])
    expect(codeOf(lot)).toBe(lot)
})

test.each(['L26–41V', 'L26‐41V', 'L26‑41V', 'L26−41V', 'L26—41V', 'L26\u00AD-41V'])(
  'every dash is the one on the keyboard: %s',
  (lot) => expect(codeOf(lot)).toBe('L26-41V'),
)

test.each([
  ['\u041b2641V', 'lot_letters'],
  ['L2641\u0410', 'lot_letters'],
  ['批2641', 'lot_letters'],
  ['N/A', 'no_lot'],
  ['unknown', 'no_lot'],
  ['all', 'no_lot'],
  ['todos los lotes', 'no_lot'],
  ['L2641V, L2640V', 'several_lots'],
  ['L2641V EXP 12/27', 'lot_with_date'],
  ['EXP 12/27 LOT 12345', 'lot_with_date'],
  ['L2641V best by 12/27', 'lot_with_date'],
  ['L2641V caducidad: 12/27', 'lot_with_date'],
  ['L2641V\nL2640V', 'several_lots'],
  ['L2641V\tL2640V', 'several_lots'],
  ['L2641V-L2649V', 'lot_range'],
  ['L2641 to L2649', 'lot_range'],
])('“%s” in a recall would rule out the packs it was meant for, and is refused', (lot, code) => {
  expect(codeOf(lot)).toContain(code)
})
