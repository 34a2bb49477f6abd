import { expect, test } from 'vitest'

import { sharedRead } from './shared-read.ts'

test('many who ask at once are answered by one question', async () => {
  const read = sharedRead<number>()
  let asked = 0
  const ask = async () => (asked += 1)
  expect(await Promise.all(Array.from({ length: 50 }, () => read('a', ask)))).toEqual(Array(50).fill(1))
  expect(await read('b', ask)).toBe(2)
})

test('a question that failed is asked again', async () => {
  const read = sharedRead<number>()
  await expect(read('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await read('a', async () => 7)).toBe(7)
})
