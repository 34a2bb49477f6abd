import { isSame } from './merge-values.ts'

/**
 * Three-way merge of ordered lists. Items that all three share in the same order part the lists into stretches; a stretch
 * that one side alone changed is that side's. Null: both changed one stretch, and differently.
 */
export const mergeLists = <T>(base: readonly T[], mine: readonly T[], theirs: readonly T[]): T[] | null => {
  const inMine = matches(base, mine)
  const inTheirs = matches(base, theirs)
  const merged: T[] = []
  let [b, m, t] = [0, 0, 0]
  // Each turn takes one shared item, or ends: base.length + 1 turns at most.
  for (;;) {
    const next = nextShared(b, base.length, inMine, inTheirs)
    const stretch = mergeStretch(
      base.slice(b, next?.base ?? base.length),
      mine.slice(m, next?.mine ?? mine.length),
      theirs.slice(t, next?.theirs ?? theirs.length),
    )
    if (!stretch) return null
    merged.push(...stretch)
    if (!next) return merged
    merged.push(base[next.base] as T)
    ;[b, m, t] = [next.base + 1, next.mine + 1, next.theirs + 1]
  }
}

const mergeStretch = <T>(base: T[], mine: T[], theirs: T[]): T[] | null => {
  if (isSame(theirs, base) || isSame(mine, theirs)) return mine
  return isSame(mine, base) ? theirs : null
}

const nextShared = (
  from: number,
  to: number,
  inMine: Map<number, number>,
  inTheirs: Map<number, number>,
): { base: number; mine: number; theirs: number } | null => {
  for (let at = from; at < to; at += 1) {
    const [mine, theirs] = [inMine.get(at), inTheirs.get(at)]
    if (mine !== undefined && theirs !== undefined) return { base: at, mine, theirs }
  }
  return null
}

/** The longest common subsequence, as places in `a` → places in `b`. Lists of steps are short: the square is small. */
const matches = <T>(a: readonly T[], b: readonly T[]): Map<number, number> => {
  const lengths = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0))
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      (lengths[i] as number[])[j] = isSame(a[i], b[j])
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1))
  const found = new Map<number, number>()
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (isSame(a[i], b[j])) {
      found.set(i, j)
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return found
}
