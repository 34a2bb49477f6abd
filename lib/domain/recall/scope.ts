import { isNoLot, normalizeLot, unmarked } from '../format/normalize-lot.ts'
import type { ScopeLine } from './recall.ts'

/**
 * How a pack or shipment stands to a scope.
 * OUT_OF_SCOPE is said only where it is certain; whatever cannot be ruled out is withdrawn and held.
 */
export type ScopeMatch = 'IN_SCOPE' | 'LOT_UNKNOWN' | 'DATE_UNKNOWN' | 'OUT_OF_SCOPE'

/** The same of a store that is told: what is certainly out of scope has no notice. */
export type NoticeMatch = 'in_scope' | 'lot_unknown' | 'date_unknown'

export type TracedItem = { gtin: string; lot: string | null; expiresOn: string | null }

export type Verdict = 'yes' | 'no' | 'unknown'

const RANK = { IN_SCOPE: 3, LOT_UNKNOWN: 2, DATE_UNKNOWN: 1, OUT_OF_SCOPE: 0 } as const

/** What a line says of a lot alone, whatever its date. */
export const lotVerdict = (line: ScopeLine, lot: string | null): Verdict => {
  const [from, to] = boundsOf(line)
  const limited = line.lots.length > 0 || from !== null || to !== null
  if (!limited) return 'yes'
  const read = lot === null ? '' : normalizeLot(lot)
  if (read === '') return 'unknown'
  if (keysOf(line.lots).has(read)) return 'yes'
  if ((from !== null || to !== null) && inLotRange(from, to, read)) return 'yes'
  if (isRecalledButForMark(line.lots, read)) return 'unknown'
  // An incomplete list rules nothing out, and neither does "N/A" in the place of a lot.
  return line.complete && !isNoLot(read) ? 'no' : 'unknown'
}

/** The ends of a range of lots, as they are compared. */
export const boundsOf = ({ lotFrom, lotTo }: ScopeLine): [from: string | null, to: string | null] => [
  normalizeLot(lotFrom ?? '') || null,
  normalizeLot(lotTo ?? '') || null,
]

/** Whether lots are listed that differ from this one, as it is compared, by their mark at most. SQL: match_of. */
export const isRecalledButForMark = (lots: readonly string[], lot: string): boolean =>
  unmarkedOf(lots).has(unmarked(lot))

// Lists are long and asked again and again.
const keptFor = (reckon: (lot: string) => string) => {
  const kept = new WeakMap<readonly string[], ReadonlySet<string>>()
  return (lots: readonly string[]): ReadonlySet<string> => {
    const known = kept.get(lots) ?? new Set(lots.map(reckon))
    kept.set(lots, known)
    return known
  }
}

/** Listed lots, as they are compared. */
export const keysOf = keptFor(normalizeLot)
const unmarkedOf = keptFor((lot) => unmarked(normalizeLot(lot)))

// Lots of one numbering have one length; a lot of another length cannot be placed in the range, so it counts as within.
const inLotRange = (from: string | null, to: string | null, lot: string): boolean => {
  const comparable = [from, to].every((bound) => bound === null || bound.length === lot.length)
  if (!comparable) return true
  return (from === null || lot >= from) && (to === null || lot <= to)
}

/** What a line says of a date alone. */
export const dateVerdict = (line: ScopeLine, expiresOn: string | null): Verdict => {
  if (!line.expiresFrom && !line.expiresTo) return 'yes'
  if (expiresOn === null) return 'unknown'
  if (line.expiresFrom && expiresOn < line.expiresFrom) return 'no'
  if (line.expiresTo && expiresOn > line.expiresTo) return 'no'
  return 'yes'
}

const matchLine = (line: ScopeLine, item: TracedItem): ScopeMatch => {
  if (line.gtin !== item.gtin) return 'OUT_OF_SCOPE'
  const lot = lotVerdict(line, item.lot)
  const date = dateVerdict(line, item.expiresOn)
  if (lot === 'no' || date === 'no') return 'OUT_OF_SCOPE'
  if (lot === 'unknown') return 'LOT_UNKNOWN'
  return date === 'unknown' ? 'DATE_UNKNOWN' : 'IN_SCOPE'
}

/** The strongest that any line says. */
export const matchScope = (scope: ScopeLine[], item: TracedItem): ScopeMatch =>
  scope
    .map((line) => matchLine(line, item))
    .reduce<ScopeMatch>((a, b) => (RANK[b] > RANK[a] ? b : a), 'OUT_OF_SCOPE')
