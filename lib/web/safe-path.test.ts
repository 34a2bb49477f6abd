import { expect, test } from 'vitest'

import { safePath } from './safe-path.ts'

test.each([
  '/.//evil.example',
  '/..//evil.example/x',
  '//evil.example',
  '/\\\\evil.example',
  'https://evil.example',
  '/a/..//evil.example',
  '/./\\evil.example',
  '/sign-in?next=/',
  '/\t/evil.example',
])('a crafted link leads to no other site: %j', (next) => {
  expect(safePath(next)).toBeNull()
})

test.each(['/', '/recalls?status=open', '/tasks/1/scan'])('and to our own pages it leads: %j', (next) => {
  expect(safePath(next)).toBe(next)
})
