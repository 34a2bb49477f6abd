import { expect, test } from 'vitest'

import { fitInto, smallEnough, type Try } from './small-enough.ts'

const camera = (sizes: number[]) => {
  const asked: Try[] = []
  const make = async (one: Try) => {
    asked.push(one)
    return { size: sizes[asked.length - 1] ?? Infinity }
  }
  return { asked, make }
}

test('a photo is made worse only until it has 300 KB', async () => {
  const sharp = camera([299_000])
  expect(await smallEnough(sharp.make)).toEqual({ size: 299_000 })
  expect(sharp.asked).toEqual([{ side: 1600, quality: 0.82 }])
  const busy = camera([900_000, 500_000, 300_001, 300_000])
  expect(await smallEnough(busy.make)).toEqual({ size: 300_000 })
  expect(busy.asked.at(-1)).toEqual({ side: 1280, quality: 0.55 })
})

test('one that cannot be made small is none, and one that the browser made nothing of is none either', async () => {
  const noise = camera([])
  expect(await smallEnough(noise.make)).toBe(null)
  expect(noise.asked).toHaveLength(7)
  expect(await smallEnough(async () => null)).toBe(null)
  expect(await smallEnough(async () => ({ size: 0 }))).toBe(null)
})

test('nothing is made larger than it was', () => {
  expect(fitInto(1600, 4000, 3000)).toEqual({ width: 1600, height: 1200 })
  expect(fitInto(1600, 3000, 4000)).toEqual({ width: 1200, height: 1600 })
  expect(fitInto(1600, 640, 480)).toEqual({ width: 640, height: 480 })
  expect(fitInto(640, 9000, 1)).toEqual({ width: 640, height: 1 })
})
