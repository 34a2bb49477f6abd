import { normalizeLot, spellOut } from '../format/normalize-lot.ts'
import type { ScopeLine } from '../recall/recall.ts'
import { boundsOf, isRecalledButForMark, keysOf } from '../recall/scope.ts'

// A lot that a person typed, beside the lots that are recalled. Both as normalizeLot leaves them.

const ALIKE = ['0O', '1IL', '5S', '8B', '2Z']
const FIRST = new Map(
  ALIKE.flatMap((alike) => Array.from(alike).map((one) => [one, alike[0] ?? one] as const)),
)
const CHARACTERS = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')

/** What looks alike on a pack is one character. */
const byLook = (lot: string): string => Array.from(lot, (one) => FIRST.get(one) ?? one).join('')

/** Whether one letter too many, too few, wrong, or two changed about make the one out of the other. */
const isOneEdit = (a: string, b: string): boolean => {
  if (a.length > b.length) return isOneEdit(b, a)
  if (b.length - a.length > 1) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  if (a.length < b.length) return a.slice(at) === b.slice(at + 1)
  const swapped = a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
  return a.slice(at + 1) === b.slice(at + 1) || swapped
}

// Shorter ones are in everything.
const LEAST_PART = 3

/** Whether somebody who read the recalled lot may have typed this: by look, by one edit, or with more or less around it. */
const isNear = (typed: string, recalled: string): boolean => {
  const [a, b] = [byLook(typed), byLook(recalled)]
  return isOneEdit(a, b) || (Math.min(a.length, b.length) >= LEAST_PART && (a.includes(b) || b.includes(a)))
}

/** Whether a lot that may have any of these characters at each place lies between the bounds; at most four states a place. */
const canLieBetween = (
  places: readonly (readonly string[])[],
  from: string | null,
  to: string | null,
): boolean => {
  let states = new Set([(from === null ? 0 : 1) + (to === null ? 0 : 2)])
  for (const [i, characters] of places.entries()) {
    const next = new Set<number>()
    for (const state of states)
      for (const one of characters) {
        const [low, high] = [state & 1 ? from?.[i] : undefined, state & 2 ? to?.[i] : undefined]
        if ((low !== undefined && one < low) || (high !== undefined && one > high)) continue
        next.add((one === low ? 1 : 0) + (one === high ? 2 : 0))
      }
    states = next
  }
  return states.size > 0
}

const alikeOf = (one: string): string[] => Array.from(ALIKE.find((alike) => alike.includes(one)) ?? one)

/** The same for every member of a range, which nobody lists. Lots of another length count as within it already. */
const isNearRange = (typed: string, from: string | null, to: string | null): boolean => {
  const places = Array.from(typed, alikeOf)
  return places.some((_, i) => {
    const wrong = places.with(i, CHARACTERS)
    const [here = [], next] = [places[i], places[i + 1]]
    return (
      canLieBetween(wrong, from, to) ||
      (next !== undefined && canLieBetween(places.with(i, next).with(i + 1, here), from, to))
    )
  })
}

export const isNearLine = (line: ScopeLine, lot: string): boolean => {
  // A slip may be in the word before the lot, too.
  const [typed, whole] = [normalizeLot(lot), spellOut(lot)]
  const [from, to] = boundsOf(line)
  return (
    [...keysOf(line.lots)].some((recalled) => isNear(typed, recalled)) ||
    line.lots.some((recalled) => isNear(whole, spellOut(recalled))) ||
    ((from !== null || to !== null) && isNearRange(typed, from, to))
  )
}

const LABELS = ['LOTE', 'LOT', 'BATCH', 'PARTIDA']

/**
 * Whether a lot is recalled once its first word is taken away ("LOTE123" is the lot E123, or the lote 123), or the letter that
 * marks a lot is added or taken away.
 */
export const isLabelledLot = (line: ScopeLine, lot: string): boolean => {
  const bare = spellOut(lot)
  const rests = LABELS.filter((label) => bare.startsWith(label)).map((label) => bare.slice(label.length))
  return [normalizeLot(bare), ...rests].some((rest) => isRecalledButForMark(line.lots, rest))
}

const MOST_OFFERED = 5

/** The recalled lots that are most like what was typed, as they stand in the recall: to be compared with the pack, and tapped. */
export const nearestLots = (lines: readonly ScopeLine[], typed: string): string[] => {
  const named = lines.flatMap(({ lots, lotFrom, lotTo }) => [
    ...lots,
    ...[lotFrom, lotTo].filter((one) => typeof one === 'string'),
  ])
  const distances = new Map(named.map((lot) => [lot, distance(byLook(normalizeLot(lot)), byLook(typed))]))
  return [...distances]
    .toSorted(([, a], [, b]) => a - b)
    .slice(0, MOST_OFFERED)
    .map(([lot]) => lot)
}

/** How many letters one has to change, add or leave out. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (const [i, one] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries())
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (one === other ? 0 : 1)))
    row = next
  }
  return row.at(-1) ?? 0
}
