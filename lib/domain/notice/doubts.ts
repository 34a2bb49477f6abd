import { normalizeLot } from '../format/normalize-lot.ts'
import { isSameProduct } from '../scan/judge-scan.ts'
import { seconds } from '../duration.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { putAside } from './counted-line.ts'
import type { NoticeState } from './lifecycle.ts'
import type { LotCount, ReconciledLot } from './reconciliation.ts'

export type Doubt =
  | 'answers_differ'
  | 'photo_used_before'
  | 'fast_at_night'
  | 'not_put_aside'
  | 'recalled_scanned'
  | 'checks_left'
  | 'photo_missing'
  | 'none_found'
  | 'fewer_found'
  | 'none_of_shipped'
  | 'unexplained'
  | 'sold_since'

type LotKey = Pick<ReconciledLot, 'gtin' | 'lot'>

type Facts = {
  state: NoticeState
  notifiedAt: Date | null
  acknowledgedAt: Date | null
  timezone: string
  counts: LotCount[]
  lots: ReconciledLot[]
  photos: Pick<Evidence, 'seenBefore'>[]
  /** Of which lots its phones judged packs REMOVE. */
  scannedLots?: readonly LotKey[]
  /** Whether its phones judged packs CHECK: nothing tells what came of those. */
  scannedChecks?: boolean
  /** Whether a step of the recall asks for a photo. */
  asksPhoto?: boolean
  /** Two phones of the store said otherwise, and nobody there has decided. */
  differ?: boolean
}

const FAST = seconds(60)

const hourAt = (at: Date, timeZone: string): number =>
  Number(new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(at))

// Before anybody has checked what it says.
const isAnswered = (state: NoticeState): boolean => state === 'not_affected' || state === 'reported'

/** Of what was found there is no picture. */
const photoMissing = ({ state, asksPhoto, photos, lots }: Facts): boolean =>
  Boolean(asksPhoto) &&
  state === 'reported' &&
  photos.length === 0 &&
  lots.some(({ found }) => (found ?? 0) > 0)

/** Packs that somebody held in their hands, and that the report says nobody found. */
const scannedAndDenied = ({ state, lots, scannedLots = [] }: Facts): boolean => {
  if (!isAnswered(state)) return false
  const found = lots.filter((lot) => (lot.found ?? 0) > 0)
  return scannedLots.some((scanned) => !found.some((lot) => isSameLot(lot, scanned)))
}

// A case that was scanned holds packs of the lot that was reported.
const isSameLot = (one: LotKey, other: LotKey): boolean =>
  isSameProduct(one.gtin, other.gtin) && normalizeLot(one.lot ?? '') === normalizeLot(other.lot ?? '')

// Packs that were on hand when the store was notified are there, put aside or sold; else they are somewhere.
const fewerFound = (count: LotCount): boolean => {
  const found = Math.max(count.found, putAside(count))
  return found > 0 && found + (count.sold ?? 0) < count.onHandAtNotice
}

/** What a person ought to look at twice. None of it says that somebody did wrong. */
export const doubtsOf = (facts: Facts): Doubt[] => {
  const { state, notifiedAt, acknowledgedAt, timezone, counts, lots, photos } = facts
  const fast =
    notifiedAt !== null && acknowledgedAt !== null && acknowledgedAt.getTime() - notifiedAt.getTime() < FAST
  const hour = fast ? hourAt(acknowledgedAt, timezone) : 12
  return [
    ...(facts.differ && state !== 'verified' ? ['answers_differ' as const] : []),
    ...(photos.some(({ seenBefore }) => seenBefore) ? ['photo_used_before' as const] : []),
    ...(lots.some(({ moved }) => moved !== null && moved.sold > 0) ? ['sold_since' as const] : []),
    ...(lots.some(({ notPutAside }) => (notPutAside ?? 0) > 0) ? ['not_put_aside' as const] : []),
    ...(scannedAndDenied(facts) ? ['recalled_scanned' as const] : []),
    ...(facts.scannedChecks && isAnswered(state) ? ['checks_left' as const] : []),
    ...(photoMissing(facts) ? ['photo_missing' as const] : []),
    ...(fast && (hour >= 23 || hour < 6) ? ['fast_at_night' as const] : []),
    ...(counts.some(({ onHandAtNotice, found }) => onHandAtNotice > 0 && found === 0) ||
    lots.some(({ shipped, found, sold }) => shipped > 0 && found === 0 && (sold ?? 0) < shipped)
      ? ['none_found' as const]
      : []),
    ...(counts.some(fewerFound) ? ['fewer_found' as const] : []),
    ...(state === 'not_affected' && lots.some(({ shipped }) => shipped > 0)
      ? ['none_of_shipped' as const]
      : []),
    ...(lots.some(({ unexplained }) => unexplained !== null && unexplained !== 0)
      ? ['unexplained' as const]
      : []),
  ]
}
