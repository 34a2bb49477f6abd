import { seconds } from '../duration.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { NoticeState } from './lifecycle.ts'
import type { LotCount, ReconciledLot } from './reconciliation.ts'

export type Doubt =
  | 'answers_differ'
  | 'photo_used_before'
  | 'fast_at_night'
  | 'not_put_aside'
  | 'recalled_scanned'
  | 'none_found'
  | 'none_of_shipped'
  | 'unexplained'
  | 'sold_since'

type Facts = {
  state: NoticeState
  notifiedAt: Date | null
  acknowledgedAt: Date | null
  timezone: string
  counts: LotCount[]
  lots: ReconciledLot[]
  photos: Pick<Evidence, 'seenBefore'>[]
  /** How many packs of this recall its phones judged REMOVE. */
  recalledScans?: number
  /** Two phones of the store said otherwise, and nobody there has decided. */
  differ?: boolean
}

const FAST = seconds(60)

const hourAt = (at: Date, timeZone: string): number =>
  Number(new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(at))

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
    ...(state === 'not_affected' && (facts.recalledScans ?? 0) > 0 ? ['recalled_scanned' as const] : []),
    ...(fast && (hour >= 23 || hour < 6) ? ['fast_at_night' as const] : []),
    ...(counts.some(({ onHandAtNotice, found }) => onHandAtNotice > 0 && found === 0) ||
    lots.some(({ shipped, found, sold }) => shipped > 0 && found === 0 && (sold ?? 0) < shipped)
      ? ['none_found' as const]
      : []),
    ...(state === 'not_affected' && lots.some(({ shipped }) => shipped > 0)
      ? ['none_of_shipped' as const]
      : []),
    ...(lots.some(({ unexplained }) => unexplained !== null && unexplained !== 0)
      ? ['unexplained' as const]
      : []),
  ]
}
