/** A photo is looked at through so many greys, row by row, to tell whether it was seen before. */
export const GREYS = { width: 9, height: 8 } as const

// Less than this between the darkest and the lightest is a lid on the lens or a white wall: all of those look alike.
const FLAT = 12
/** Of 64 signs; the same picture, made smaller or brighter or compressed again, differs in fewer than this. */
export const ALIKE = 4
const BANDS = 5

/**
 * What a picture looks like, in 64 signs: whether each grey is lighter than its neighbour. Signed, as the database keeps it.
 * Null: there is nothing to see in it.
 */
export const differenceHash = (greys: Uint8Array): bigint | null => {
  if (Math.max(...greys) - Math.min(...greys) < FLAT) return null
  let look = 0n
  for (let y = 0; y < GREYS.height; y += 1)
    for (let x = 0; x < GREYS.width - 1; x += 1) {
      const at = y * GREYS.width + x
      look = (look << 1n) | ((greys[at] ?? 0) > (greys[at + 1] ?? 0) ? 1n : 0n)
    }
  return BigInt.asIntN(64, look)
}

export const differing = (a: bigint, b: bigint): number => {
  let left = BigInt.asUintN(64, a ^ b)
  let count = 0
  for (; left > 0n; left &= left - 1n) count += 1
  return count
}

export const isAlike = (a: bigint, b: bigint): boolean => differing(a, b) <= ALIKE

/**
 * The look in five parts. Two that differ in at most four signs share at least one part as it is, so that whatever may be
 * alike is found by its parts, without comparing all with all.
 */
export const bandsOf = (look: bigint): number[] => {
  const bits = BigInt.asUintN(64, look)
  return Array.from({ length: BANDS }, (_, i) => Number((bits >> BigInt(i * 13)) & 0x1fffn))
}
