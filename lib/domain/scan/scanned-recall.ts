import type { RecallKind } from '../recall/recall.ts'

import type { JudgedLine } from './judge-scan.ts'

export type ScannedLine = JudgedLine & { productName: string | null; hint: string | null }

/** A recall as a phone takes it along: enough to judge a pack without a network, and to say where to look. */
export type ScannedRecall = {
  noticeId: string
  version: number
  number: string
  title: string
  kind: RecallKind
  scope: ScannedLine[]
}
