import { expect, test } from 'vitest'

import { judgePassword } from './password.ts'

test.each([
  ['short', 'too_short'],
  ['x'.repeat(201), 'too_long'],
  ['password1234', 'common'],
  ['Password-2026!', 'common'],
  ['qwertyqwerty', 'common'],
  ['123456789012', 'common'],
  ['dana.reyes-2026', 'like_email'],
  ['Dana.Reyes@example.com', 'like_email'],
  ['a freezer door left open', null],
  ['tulipanes rojos', null],
])('%j: %s', (password, fault) => {
  expect(judgePassword(password, 'dana.reyes@example.com')).toBe(fault)
})
