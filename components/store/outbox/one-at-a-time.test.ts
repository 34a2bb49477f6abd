import { expect, test } from 'vitest'

import { oneAtATime } from './one-at-a-time.ts'

test('what is asked for while it runs is done once more, with what is true by then', async () => {
  let now = 0
  const seen: number[] = []
  let [atOnce, most] = [0, 0]
  const look = oneAtATime(async () => {
    atOnce += 1
    most = Math.max(most, atOnce)
    seen.push(now)
    await Promise.resolve()
    atOnce -= 1
  })
  for (now = 1; now <= 100; now += 1) look()
  await new Promise((resolve) => setImmediate(resolve))
  expect({ seen, most }).toEqual({ seen: [1, 101], most: 1 })
  look()
  await new Promise((resolve) => setImmediate(resolve))
  expect(seen).toEqual([1, 101, 101])
})

test('a look that fails is followed by the next', async () => {
  let looks = 0
  const look = oneAtATime(() => {
    looks += 1
    return looks === 1 ? Promise.reject(new Error('No disk.')) : Promise.resolve()
  })
  look()
  await new Promise((resolve) => setImmediate(resolve))
  look()
  await new Promise((resolve) => setImmediate(resolve))
  expect(looks).toBe(2)
})
