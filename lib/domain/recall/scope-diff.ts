import { normalizeLot } from '../format/normalize-lot.ts'
import type { ScopeLine } from './recall.ts'
import { keysOf } from './scope.ts'

/** What a new version says of one product line that the last one did not, or said differently. */
export type ScopeDiff = {
  added: ScopeLine[]
  removed: ScopeLine[]
  changed: { before: ScopeLine; after: ScopeLine; lotsAdded: string[]; lotsRemoved: string[] }[]
}

const LIMITS = ['lotFrom', 'lotTo', 'expiresFrom', 'expiresTo'] as const

/** The line in one spelling, so that two that say the same are equal. Order of lots means nothing. */
const key = (line: ScopeLine): string =>
  JSON.stringify([
    line.gtin,
    line.lots.toSorted(),
    ...LIMITS.map((limit) => line[limit] ?? null),
    line.complete,
    line.identificationHint ?? null,
    line.pictureId ?? null,
  ])

/** How `after` differs from `before`. Lines of one product are paired in their order: the rest came or went. */
export const diffScope = (before: ScopeLine[], after: ScopeLine[]): ScopeDiff => {
  const [gone, come] = withoutCommon(before, after)
  const changed: ScopeDiff['changed'] = []
  const added: ScopeLine[] = []
  for (const line of come) {
    const at = gone.findIndex((old) => old.gtin === line.gtin)
    const [old] = at < 0 ? [] : gone.splice(at, 1)
    if (!old) {
      added.push(line)
      continue
    }
    const lotsAdded = line.lots.filter((lot) => !names(old, lot))
    const lotsRemoved = old.lots.filter((lot) => !names(line, lot))
    changed.push({ before: old, after: line, lotsAdded, lotsRemoved })
  }
  return { added, removed: gone, changed }
}

/**
 * Whether a change can be told lot by lot: only of two plain lists. A lot that is no longer named may well lie within a
 * range, or be one of "all lots"; whoever read that it is not affected any more would sell it.
 */
export const differsInLots = ({
  before,
  after,
  lotsAdded,
  lotsRemoved,
}: ScopeDiff['changed'][number]): boolean =>
  lotsAdded.length + lotsRemoved.length > 0 &&
  before.lots.length > 0 &&
  after.lots.length > 0 &&
  LIMITS.every((limit) => (before[limit] ?? null) === (after[limit] ?? null)) &&
  !before.lotFrom &&
  !before.lotTo

/** Applies a difference: the lines of the new version, in whatever order. */
export const applyScopeDiff = (before: ScopeLine[], { added, removed, changed }: ScopeDiff): ScopeLine[] => {
  const [kept] = withoutCommon(before, [...removed, ...changed.map((change) => change.before)])
  return [...kept, ...changed.map(({ after }) => after), ...added]
}

export const isSameScope = (one: ScopeLine[], other: ScopeLine[]): boolean => {
  const [left, right] = withoutCommon(one, other)
  return left.length === 0 && right.length === 0
}

// Each line is taken out once on both sides: a scope may name the same line twice. Each is spelt once, not once per pair.
const withoutCommon = (one: ScopeLine[], other: ScopeLine[]): [ScopeLine[], ScopeLine[]] => {
  const unpaired = new Map<string, ScopeLine[]>()
  for (const line of other) {
    const spelt = key(line)
    const same = unpaired.get(spelt)
    if (same) same.push(line)
    else unpaired.set(spelt, [line])
  }
  const left = one.filter((line) => unpaired.get(key(line))?.shift() === undefined)
  const rest = new Set([...unpaired.values()].flat())
  return [left, other.filter((line) => rest.has(line))]
}

// However it is spelled: a lot that is written otherwise is none that went.
const names = (line: ScopeLine, lot: string): boolean => keysOf(line.lots).has(normalizeLot(lot))

/** The lines, or the lots of a line, of which a new version certainly means no pack any more. In doubt none. */
export const linesLost = (before: ScopeLine[], after: ScopeLine[]): ScopeLine[] => {
  const { removed, changed } = diffScope(before, after)
  const parts = changed.filter(({ lotsRemoved }) => lotsRemoved.length > 0)
  const gone = [...parts.map((part) => ({ ...part.before, lots: part.lotsRemoved })), ...removed]
  return gone.filter((line) => !after.some((other) => mayMeet(line, other)))
}

// Lots alone, by name, tell two lines of one product apart for certain.
const mayMeet = (one: ScopeLine, other: ScopeLine): boolean => {
  if (one.gtin !== other.gtin) return false
  const byName = (line: ScopeLine) => line.lots.length > 0 && !line.lotFrom && !line.lotTo && line.complete
  return !byName(one) || !byName(other) || one.lots.some((lot) => names(other, lot))
}

/** Whether packs that were out of scope may now be in it. In doubt, yes: then stores look again. */
export const widens = (before: ScopeLine[], after: ScopeLine[]): boolean => {
  const old = before.map(asMatched)
  return after.map(asMatched).some((line) => !old.some((wide) => covers(wide, line)))
}

/** Whether packs that were in scope may now be out of it. */
export const narrows = (before: ScopeLine[], after: ScopeLine[]): boolean => widens(after, before)

const matched = new WeakMap<ScopeLine, ScopeLine>()

// As packs are held against it: a range that is written in two cases would seem to hold what it does not.
const asMatched = (line: ScopeLine): ScopeLine => {
  const known = matched.get(line)
  if (known) return known
  const limit = (lot: string | null | undefined) => (lot ? normalizeLot(lot) : (lot ?? null))
  const { lots, lotFrom, lotTo } = line
  const made = { ...line, lots: lots.map(normalizeLot), lotFrom: limit(lotFrom), lotTo: limit(lotTo) }
  matched.set(line, made)
  return made
}

// Every pack that `line` means is meant by `wide` too.
const covers = (wide: ScopeLine, line: ScopeLine): boolean =>
  wide.gtin === line.gtin &&
  coversLots(wide, line) &&
  coversDates(wide, line) &&
  (!wide.complete || line.complete || !isLimited(line))

const isLimited = (line: ScopeLine): boolean =>
  line.lots.length > 0 || Boolean(line.lotFrom) || Boolean(line.lotTo)

const coversLots = (wide: ScopeLine, line: ScopeLine): boolean => {
  if (!isLimited(wide)) return true
  if (!isLimited(line)) return false
  if ((wide.lotFrom ?? null) !== (line.lotFrom ?? null) || (wide.lotTo ?? null) !== (line.lotTo ?? null)) {
    if (line.lotFrom || line.lotTo) return coversRange(wide, line) && listed(wide, line)
  }
  return listed(wide, line)
}

const listed = (wide: ScopeLine, line: ScopeLine): boolean =>
  line.lots.every((lot) => names(wide, lot) || inRange(wide, lot))

const inRange = ({ lotFrom, lotTo }: ScopeLine, lot: string): boolean =>
  Boolean(lotFrom && lotTo) &&
  lotFrom?.length === lot.length &&
  lotTo?.length === lot.length &&
  lot >= lotFrom &&
  lot <= lotTo

const coversRange = (wide: ScopeLine, line: ScopeLine): boolean =>
  Boolean(line.lotFrom && line.lotTo) && inRange(wide, line.lotFrom ?? '') && inRange(wide, line.lotTo ?? '')

const coversDates = (wide: ScopeLine, line: ScopeLine): boolean =>
  (!wide.expiresFrom || (Boolean(line.expiresFrom) && wide.expiresFrom <= (line.expiresFrom ?? ''))) &&
  (!wide.expiresTo || (Boolean(line.expiresTo) && wide.expiresTo >= (line.expiresTo ?? '')))
