import type { Gtin } from '../catalog/gtin.ts'
import { productOf } from '../catalog/packages-of.ts'
import type { Duration } from '../duration.ts'
import { isNoLot, normalizeLot } from '../format/normalize-lot.ts'
import type { Priority, ScopeLine } from '../recall/recall.ts'
import { dateVerdict, lotVerdict, matchScope, type ScopeMatch } from '../recall/scope.ts'

import { isTooOld, KNOWLEDGE_LIMITS, type KnowledgeLimits } from './knowledge.ts'
import { isNearDate, isPlausibleDate } from './near-date.ts'
import { isLabelledLot, isNearLine, nearestLots } from './near-lot.ts'
import type { Pack, Reading } from './read-pack.ts'

export const VERDICT_WORDS = ['remove', 'not_recalled', 'check'] as const

/**
 * REMOVE: the pack is recalled. NOT RECALLED: no recall that is known here means it. CHECK: neither, so the pack stays off
 * the shelf until somebody knows more. That a pack is safe is never said: nobody can promise it.
 */
export type VerdictWord = (typeof VERDICT_WORDS)[number]

export type Verdict =
  | { word: 'remove'; why: 'in_scope' }
  | { word: 'not_recalled'; why: 'other_product' | 'other_lot' }
  | {
      word: 'check'
      why: Doubt
      /** Recalled lots that are most like the one that was read, to be compared with the pack. */
      nearestLots: string[]
    }

export const DOUBTS = [
  /** Typed, and one slip of the finger away from the number of a recalled product. */
  'number_near_recalled',
  'lot_not_read',
  /** Read, and not among the lots listed; but the list says of itself that it is not complete. */
  'lot_not_listed',
  /** Typed, and so like a recalled lot that it may be that one. */
  'lot_near_recalled',
  /** Typed, and too short to be a lot. */
  'lot_too_short',
  /** Typed, and no such lot of this product was shipped to any store. */
  'lot_not_shipped',
  'date_not_read',
  /** Typed, and a digit or a swap away from the recalled dates. */
  'date_near_recalled',
  'date_not_plausible',
  /** The number holds a weight or a price, and so is no number of the product. */
  'variable_measure',
  /** The code can be understood in several ways, and they do not agree. */
  'several_readings',
  /** It would not be recalled by what was known a while ago; what happened since is not known here. */
  'knowledge_old',
  /** Recalled, or not ruled out, by a recall that this store has no part in: the pack came here some other way. */
  'recalled_elsewhere',
  /** Recalled by one that is closed, or too like what it named: it may have been overlooked. */
  'recalled_before',
] as const
export type Doubt = (typeof DOUBTS)[number]

/** A line of a scope, as far as a pack is judged by it. */
export type JudgedLine = Omit<ScopeLine, 'identificationHint' | 'pictureId'>
export type JudgedRecall = { priority: Priority; scope: readonly JudgedLine[] }

/** What a pack is judged by besides the recalls. */
export type Ground = {
  /** Lots of a product that were shipped to any store, as normalizeLot leaves them. */
  shippedLots: (product: string) => ReadonlySet<string>
  /** How long ago the recalls were what they are here. */
  age: Duration
  limits: KnowledgeLimits
  thisYear: number
}

const NONE: ReadonlySet<string> = new Set()

/** The ground of whoever asks the database: what it knows is of now. */
export const knownNow = (lots: ReadonlyMap<string, ReadonlySet<string>>, at: Date): Ground => ({
  shippedLots: (product) => lots.get(product) ?? NONE,
  age: 0,
  limits: KNOWLEDGE_LIMITS,
  thisYear: at.getUTCFullYear(),
})

/** Every number that the pack may have: what is recalled of none of them does not concern it. */
export const numbersOf = ({ gtin, others, slips }: Pack): Gtin[] => [
  gtin,
  ...others.map((other) => other.gtin),
  ...slips,
]

/** The lots of a pack that a person typed, as they have to be looked for among those that were shipped. */
export const typedLotKeys = ({ gtin, readings }: Pack): { gtin: Gtin; key: string }[] =>
  readings
    .filter(({ lotBy }) => lotBy === 'typed')
    .flatMap(lotsOf)
    .map((lot) => normalizeLot(lot ?? ''))
    .filter((key) => key !== '')
    .map((key) => ({ gtin, key }))

/** How a pack stands to one recall. The phone, the server and the API ask this same function (docs/verdict.md). */
export const judgeScan = (recall: JudgedRecall, pack: Pack, ground: Ground): Verdict => {
  const verdict = judgeAs(recall, pack, ground)
  if (verdict.word === 'remove') return verdict
  const others = pack.others.map((other) => judgeAs(recall, { ...pack, ...other }, ground))
  return others.some(({ word }) => word !== verdict.word) ? check('several_readings') : verdict
}

const check = (why: Doubt, nearest: string[] = []): Verdict => ({ word: 'check', why, nearestLots: nearest })

const judgeAs = (recall: JudgedRecall, { gtin, readings, slips }: Pack, ground: Ground): Verdict => {
  const lines = linesOf(recall.scope, gtin)
  if (lines.length === 0) {
    if (slips.some((meant) => linesOf(recall.scope, meant).length > 0)) return check('number_near_recalled')
    if (isVariableMeasure(gtin)) return check('variable_measure')
    return isTooOld(ground, 'any') ? check('knowledge_old') : { word: 'not_recalled', why: 'other_product' }
  }
  const [first, ...others] = readings.map((reading) => matchOf(lines, gtin, reading))
  const [{ lot }] = readings
  const nearest = () => (lot === null ? [] : nearestLots(lines, normalizeLot(lot)))
  if (first === 'IN_SCOPE') return { word: 'remove', why: 'in_scope' }
  if (others.some((match) => match !== first)) return check('several_readings', nearest())
  if (first === 'DATE_UNKNOWN') return check('date_not_read')
  if (first === 'LOT_UNKNOWN') {
    if (lot === null || isNoLot(normalizeLot(lot))) return check('lot_not_read')
    const isNear = lines.some((line) => isLabelledLot(line, lot))
    return check(isNear ? 'lot_near_recalled' : 'lot_not_listed', nearest())
  }
  if (isVariableMeasure(gtin)) return check('variable_measure')
  const doubt = readings
    .flatMap((reading) => lines.map((line) => doubtOf(line, reading, ground)))
    .find((one) => one !== null)
  if (doubt) return check(doubt, nearest())
  return isTooOld(ground, recall.priority)
    ? check('knowledge_old')
    : { word: 'not_recalled', why: 'other_lot' }
}

const lotsOf = ({ lot, wholeLot }: Reading): (string | null)[] =>
  wholeLot === null ? [lot] : [lot, wholeLot]

const GRAVEST: readonly ScopeMatch[] = ['IN_SCOPE', 'LOT_UNKNOWN', 'DATE_UNKNOWN', 'OUT_OF_SCOPE']

const matchOf = (lines: ScopeLine[], gtin: Gtin, reading: Reading): ScopeMatch => {
  const matches = lotsOf(reading).map((lot) => matchScope(lines, { gtin, lot, expiresOn: reading.expiresOn }))
  return GRAVEST.find((match) => matches.includes(match)) ?? 'LOT_UNKNOWN'
}

/**
 * A line that does not mean the pack: why that is not certain, or null. What a code says rules a line out. What a person typed
 * does so only if it is unlike everything that the line means, and, of a lot, if the chain was shipped it.
 */
const doubtOf = (line: ScopeLine, reading: Reading, ground: Ground): Doubt | null => {
  const { lot, expiresOn, lotBy, dateBy } = reading
  const byLot = lotVerdict(line, lot) === 'no' ? lotDoubt(line, reading, ground) : undefined
  const byDate =
    dateVerdict(line, expiresOn) === 'no' ? dateDoubt(line, expiresOn, dateBy, ground) : undefined
  if (byLot === null || byDate === null) return null
  return (lotBy === 'typed' ? byLot : byDate) ?? byLot ?? byDate ?? 'lot_not_read'
}

const LEAST_LOT = 3

const lotDoubt = (line: ScopeLine, reading: Reading, { shippedLots }: Ground): Doubt | null => {
  const read = lotsOf(reading).filter((lot) => lot !== null)
  if (read.some((lot) => isLabelledLot(line, lot))) return 'lot_near_recalled'
  if (reading.lotBy === 'decoded') return null
  const typed = read.map(normalizeLot)
  if (read.some((lot) => isNearLine(line, lot))) return 'lot_near_recalled'
  if (typed.some((lot) => lot.length < LEAST_LOT)) return 'lot_too_short'
  const shipped = shippedLots(productOf(line.gtin))
  return typed.some((lot) => shipped.has(lot)) ? null : 'lot_not_shipped'
}

const dateDoubt = (
  line: ScopeLine,
  expiresOn: string | null,
  by: Reading['dateBy'],
  { thisYear }: Ground,
): Doubt | null => {
  if (expiresOn === null) return 'date_not_read'
  if (by === 'decoded') return null
  if (!isPlausibleDate(expiresOn, thisYear)) return 'date_not_plausible'
  return isNearDate(line, expiresOn) ? 'date_near_recalled' : null
}

/** The lots of a case are the lots of the packs in it, so a recall that names one means both. */
export const isSameProduct = (a: string, b: string): boolean => productOf(a) === productOf(b)

const linesOf = (scope: readonly JudgedLine[], gtin: Gtin): ScopeLine[] =>
  scope.filter((line) => isSameProduct(line.gtin, gtin)).map((line) => ({ ...line, gtin }))

// GS1 General Specifications, 1.4.4: 02 and 20 to 29 are for what a company weighs and prices itself.
const isVariableMeasure = (gtin: Gtin): boolean => /^0(02|2\d)/.test(gtin)

/** What matters most: of several packs or recalls the gravest has the word. */
export const WEIGHT: Record<VerdictWord, number> = { remove: 2, check: 1, not_recalled: 0 }

/**
 * How a pack stands to everything that is recalled from this store: to the recall that somebody is working on, and to all
 * others, because a pack that the first does not mean may be meant by another. Of equals the first has the word.
 */
export const judgeAmong = <Recall extends JudgedRecall>(
  recalls: readonly [Recall, ...Recall[]],
  pack: Pack,
  ground: Ground,
): { recall: Recall; verdict: Verdict } => {
  const [own, ...others] = recalls
  const judged = (recall: Recall) => ({ recall, verdict: judgeScan(recall, pack, ground) })
  return others
    .map(judged)
    .reduce((a, b) => (WEIGHT[b.verdict.word] > WEIGHT[a.verdict.word] ? b : a), judged(own))
}

/** A pack that no recall of this store means may have come from another store: what is recalled there is not passed here. */
export const judgeElsewhere = (
  verdict: Verdict,
  elsewhere: readonly JudgedRecall[],
  pack: Pack,
  ground: Ground,
): Verdict =>
  verdict.word === 'not_recalled' &&
  elsewhere.some((recall) => judgeScan(recall, pack, ground).word !== 'not_recalled')
    ? check('recalled_elsewhere')
    : verdict
