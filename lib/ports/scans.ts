import type { JudgedLine, VerdictWord } from '#lib/domain/scan/judge-scan.ts'
import type { Priority, ScopeLine } from '#lib/domain/recall/recall.ts'

/** What a notice's packs are judged by: the newest issued scope, also while its stores are still being told of it. */
export type ScanGround = {
  noticeId: string
  recallId: string
  storeId: string
  version: number
  priority: Priority
  scope: ScopeLine[]
}

export type NewScan = {
  id: string
  version: number
  code: string
  gtin: string
  lot: string | null
  /** A calendar day. */
  expiresOn: string | null
  entry: 'camera' | 'typed'
  phoneVerdict: VerdictWord
  verdict: VerdictWord
  scannedAt: Date
}

export type ScanRows = {
  /** Those of the notices that are there and the actor's own. */
  grounds(noticeIds: readonly string[]): Promise<ScanGround[]>
  /**
   * What the recalls of the whole chain say of these products, those under way and those that were closed within memory: a pack
   * may have come from another store, or been overlooked.
   */
  recallsOf(
    gtins: readonly string[],
    now: Date,
  ): Promise<{ recallId: string; priority: Priority; isClosed: boolean; scope: JudgedLine[] }[]>
  /** Which of these lots, as normalizeLot leaves them, were shipped to any store; by product. */
  shippedLots(
    gtins: readonly string[],
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, ReadonlySet<string>>>
  /** Keeps those that are not kept yet, by their ids; answers how many were new. */
  keep(
    ground: Pick<ScanGround, 'noticeId' | 'storeId'>,
    scans: readonly NewScan[],
    by: { name: string; at: Date },
  ): Promise<number>
}
