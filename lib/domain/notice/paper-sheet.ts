import type { Language } from '../identity/language.ts'
import type { Priority, RecallContent, RecallKind } from '../recall/recall.ts'
import type { ReadTexts } from '../recall/texts.ts'
import type { LotToCount } from './lots-to-count.ts'

/** What stands on a store’s paper sheet, and what the desk asks for when it is read back. */
export type PaperSheetView = {
  /** As it stands on the sheet. */
  code: string
  version: number
  /** An answer is still taken. */
  takes: boolean
  language: Language
  /** Of the store’s contact: the one that the sheet is printed in if nobody says otherwise. */
  storeLanguage: Language
  store: { number: string; name: string; timezone: string }
  recall: ReadTexts & { number: string; kind: RecallKind; priority: Priority }
  scope: (RecallContent['scope'][number] & { productName: string })[]
  lots: LotToCount[]
}
