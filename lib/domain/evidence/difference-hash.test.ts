import fc from 'fast-check'
import { expect, test } from 'vitest'

import { ALIKE, bandsOf, differing, isAlike, differenceHash } from './difference-hash.ts'

const look = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })

test('a picture that is lighter, darker or a little noisy looks the same; another one does not', () => {
  const picture = Uint8Array.from({ length: 72 }, (_, i) => (i * 53) % 200)
  const seen = differenceHash(picture) ?? 0n
  expect(differing(seen, differenceHash(picture.map((grey) => grey + 40)) ?? 0n)).toBe(0)
  expect(isAlike(seen, differenceHash(picture.with(3, 255).with(40, 0)) ?? 0n)).toBe(true)
  expect(isAlike(seen, differenceHash(picture.toReversed()) ?? 0n)).toBe(false)
})

test('a lid on the lens looks like nothing', () => {
  expect(differenceHash(new Uint8Array(72).fill(9))).toBe(null)
  expect(differenceHash(Uint8Array.from({ length: 72 }, (_, i) => 120 + (i % 11)))).toBe(null)
})

test('two that differ in at most four signs share a part', () => {
  fc.assert(
    fc.property(look, fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: 8 }), (one, flips) => {
      const other = BigInt.asIntN(
        64,
        flips.reduce((bits, at) => bits ^ (1n << BigInt(at)), one),
      )
      expect(differing(one, other)).toBe(flips.length)
      const bands = bandsOf(other)
      if (flips.length <= ALIKE) expect(bandsOf(one).some((band, i) => band === bands[i])).toBe(true)
      for (const band of bands) expect(band).toBeLessThan(8192)
    }),
  )
})
