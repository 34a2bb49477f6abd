import type { Language } from '../identity/language.ts'
import type { Priority, RecallKind } from '../recall/recall.ts'

import type { JudgedLine } from './judge-scan.ts'
import type { KnowledgeLimits } from './knowledge.ts'

export type ScannedLine = JudgedLine & { productName: string | null; hint: string | null }

/** A recall as a phone takes it along: enough to judge a pack without a network, and to say where to look. */
export type ScannedRecall = {
  noticeId: string
  version: number
  number: string
  title: string
  /** That the title is really in. */
  language: Language
  kind: RecallKind
  priority: Priority
  scope: ScannedLine[]
}

/** What a phone knows, and since when: what it says of a pack is held against this, and no more. */
export type ScanKnowledge = {
  /** The first is the one that is worked on. */
  recalls: [ScannedRecall, ...ScannedRecall[]]
  /** What is recalled at other stores only: a pack may have come from there. */
  elsewhere: { priority: Priority; scope: JudgedLine[] }[]
  /** What was recalled anywhere in the chain, and is closed: a pack may have been overlooked. */
  closed: { priority: Priority; scope: JudgedLine[] }[]
  /** By product: lots that were shipped to any store of the chain, as normalizeLot leaves them. */
  shippedLots: Record<string, string[]>
  /** When the server said so. */
  asOf: string
  /** Another one means that a recall was issued, changed or ended. */
  revision: string
  limits: KnowledgeLimits
}

/** The recalls among it. */
export type KnownRecalls = Pick<ScanKnowledge, 'recalls' | 'elsewhere' | 'closed'>
