import { expect, test } from 'vitest'

import { systemRandom } from './clock.ts'

test('no two secrets are alike, and each is as long as was asked for', () => {
  const secrets = Array.from({ length: 5000 }, () => systemRandom.secret(16))
  expect(new Set(secrets).size).toBe(5000)
  expect(secrets.filter((secret) => !/^[\w-]{22}$/.test(secret))).toEqual([])
  expect(systemRandom.secret(32)).toMatch(/^[\w-]{43}$/)
  expect(systemRandom.secret(5000)).toHaveLength(6667)
})
