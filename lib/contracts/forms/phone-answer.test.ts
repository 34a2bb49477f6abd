import { expect, test } from 'vitest'

import { withoutPin } from './phone-answer.ts'

test('what is remembered of a signed report is the same whatever the PIN was', () => {
  const signedWith = (pin: string) => ({ kind: 'report', lines: [], signature: { personId: 'p', pin } })
  expect(withoutPin(signedWith('482917'))).toBe('{"kind":"report","lines":[],"signature":{"personId":"p"}}')
  expect(withoutPin(signedWith('482917'))).toBe(withoutPin(signedWith('735182')))
})
