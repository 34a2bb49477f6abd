import { normalizeLot } from '../../format/normalize-lot.ts'
import type { ScopeLine } from '../recall.ts'
import { error, warning, type LintRule } from './finding.ts'

const limitsLots = ({ lots, lotFrom, lotTo }: ScopeLine): boolean =>
  lots.length > 0 || Boolean(lotFrom) || Boolean(lotTo)
const limitsDates = ({ expiresFrom, expiresTo }: ScopeLine): boolean =>
  Boolean(expiresFrom) || Boolean(expiresTo)

/** Lots and dates help nobody who does not find them on the pack. */
export const saysWhereToLook: LintRule = ({ scope }) =>
  scope.flatMap((line, i) =>
    (limitsLots(line) || limitsDates(line)) && !line.identificationHint?.trim() && !line.pictureId
      ? [
          warning(
            'hint_missing',
            `scope.${i}.identificationHint`,
            'Say where on the pack to find the lot or date.',
          ),
        ]
      : [],
  )

/** Every lot at once is meant, or the lots were forgotten. */
export const everyLotOnPurpose: LintRule = ({ scope }) =>
  scope.flatMap((line, i) =>
    line.gtin !== '' && line.complete && !limitsLots(line) && !limitsDates(line)
      ? [
          warning(
            'every_lot',
            `scope.${i}.lots`,
            'No lots or dates are listed, so every pack of this product is recalled. Add lots, or give a reason for recalling all.',
          ),
        ]
      : [],
  )

/** Ranges run forwards. */
export const rangesForwards: LintRule = ({ scope }) =>
  scope.flatMap(({ lotFrom, lotTo, expiresFrom, expiresTo }, i) => [
    ...(expiresFrom && expiresTo && expiresFrom > expiresTo
      ? [error('range_reversed', `scope.${i}.expiresTo`, 'The date range ends before it begins.')]
      : []),
    ...(lotFrom && lotTo && lotFrom.length === lotTo.length && lotFrom > lotTo
      ? [error('range_reversed', `scope.${i}.lotTo`, 'The lot range ends before it begins.')]
      : []),
  ])

/** What expired long ago is on no shelf; more likely a year was mistyped. */
export const datesAhead: LintRule = ({ scope }, { today }) =>
  scope.flatMap(({ expiresTo }, i) =>
    expiresTo && expiresTo < today
      ? [
          warning(
            'dates_past',
            `scope.${i}.expiresTo`,
            `All of these packs expired before today (${today}). Check the year.`,
          ),
        ]
      : [],
  )

const overlap = (a: ScopeLine, b: ScopeLine): boolean => {
  if (a.gtin === '' || a.gtin !== b.gtin) return false
  if (!limitsLots(a) || !limitsLots(b)) return !limitsDates(a) || !limitsDates(b)
  const lots = new Set(a.lots.map(normalizeLot))
  return b.lots.some((lot) => lots.has(normalizeLot(lot)))
}

/** The same packs in two lines: one of them says something else about them. */
export const linesApart: LintRule = ({ scope }) =>
  scope.flatMap((line, i) => {
    const earlier = scope.findIndex((other, j) => j < i && overlap(other, line))
    return earlier >= 0
      ? [
          warning(
            'lines_overlap',
            `scope.${i}.lots`,
            `Products ${earlier + 1} and ${i + 1} list the same packs. Combine them.`,
          ),
        ]
      : []
  })
