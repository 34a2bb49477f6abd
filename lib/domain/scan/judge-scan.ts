import type { Gtin } from '../catalog/gtin.ts'
import type { ScopeLine } from '../recall/recall.ts'
import { matchScope, type ScopeMatch } from '../recall/scope.ts'

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
      why:
        | 'lot_not_read'
        /** Read, and not among the lots listed; but the list says of itself that it is not complete. */
        | 'lot_not_listed'
        | 'date_not_read'
        /** The number holds a weight or a price, and so is no number of the product. */
        | 'variable_measure'
        /** The code can be understood in several ways, and they do not agree. */
        | 'several_readings'
    }

/** A line of a scope, as far as a pack is judged by it. */
export type JudgedLine = Omit<ScopeLine, 'identificationHint' | 'pictureId'>

/** How a pack stands to one recall. The phone and the server ask this same function. */
export const judgeScan = (scope: readonly JudgedLine[], { gtin, readings }: Pack): Verdict => {
  const lines = linesOf(scope, gtin)
  const variable = isVariableMeasure(gtin)
  if (lines.length === 0)
    return variable
      ? { word: 'check', why: 'variable_measure' }
      : { word: 'not_recalled', why: 'other_product' }
  const [first, ...others] = readings.map((reading) => matchOf(lines, gtin, reading))
  if (first === 'IN_SCOPE') return { word: 'remove', why: 'in_scope' }
  if (first === undefined || others.some((match) => match !== first))
    return { word: 'check', why: 'several_readings' }
  if (first === 'DATE_UNKNOWN') return { word: 'check', why: 'date_not_read' }
  if (first === 'LOT_UNKNOWN')
    return { word: 'check', why: hasLot(readings[0]) ? 'lot_not_listed' : 'lot_not_read' }
  return variable ? { word: 'check', why: 'variable_measure' } : { word: 'not_recalled', why: 'other_lot' }
}

const matchOf = (lines: ScopeLine[], gtin: Gtin, reading: Reading): ScopeMatch =>
  matchScope(lines, { gtin, ...reading })

const hasLot = ({ lot }: Reading): boolean => lot !== null && lot.trim() !== ''

/**
 * A case and the packs in it have numbers that differ in the first digit and the check digit: the lots of the one are the
 * lots of the other, so a recall that names one means both.
 */
export const isSameProduct = (a: string, b: string): boolean => a.slice(1, 13) === b.slice(1, 13)

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
export const judgeAmong = <Recall extends { scope: readonly JudgedLine[] }>(
  recalls: readonly [Recall, ...Recall[]],
  pack: Pack,
): { recall: Recall; verdict: Verdict } => {
  const [own, ...others] = recalls
  const judged = (recall: Recall) => ({ recall, verdict: judgeScan(recall.scope, pack) })
  return others
    .map(judged)
    .reduce((a, b) => (WEIGHT[b.verdict.word] > WEIGHT[a.verdict.word] ? b : a), judged(own))
}
