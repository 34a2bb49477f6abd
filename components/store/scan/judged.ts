import { judgeClosed } from '#lib/domain/scan/closed-recalls.ts'
import {
  isSameProduct,
  judgeAmong,
  judgeElsewhere,
  type Ground,
  type Verdict,
} from '#lib/domain/scan/judge-scan.ts'
import { readPack, type PackFault, type Typed } from '#lib/domain/scan/read-pack.ts'
import type { KnownRecalls, ScannedLine, ScannedRecall } from '#lib/domain/scan/scanned-recall.ts'

import { packsInCase } from './packs-in-case.ts'
import { phoneId } from './phone-id.ts'

export type Judged = {
  verdict: Verdict
  recall: ScannedRecall
  /** What the recall says of this product, if it is one of it. */
  line: ScannedLine | null
  gtin: string
  lot: string | null
  expiresOn: string | null
  /** How many of what the recall counts: one, or as many as the case holds; null: nobody has said how many. */
  packs: number | null
  /** As it was asked, to be asked again with another lot. */
  asked: { code: string; typed: Typed; entry: Entry }
}

export type Entry = 'camera' | 'typed'

export const judgeCode = (
  { recalls, elsewhere, closed }: KnownRecalls,
  ground: Ground,
  code: string,
  { typed, entry }: { typed: Typed; entry: Entry },
): Judged | PackFault => {
  const read = readPack(code, ground.thisYear, typed, entry === 'typed' ? 'typed' : 'decoded')
  if ('fault' in read) return read.fault
  const { gtin, readings, contained } = read.pack
  const { recall, verdict: here } = judgeAmong(recalls, read.pack, ground)
  const open = judgeElsewhere(here, elsewhere, read.pack, ground)
  const verdict = judgeClosed(open, closed, read.pack, ground)
  // A recall may name both the pack and the case: each is counted under its own number.
  const line =
    recall.scope.find((one) => one.gtin === gtin) ??
    recall.scope.find((one) => isSameProduct(one.gtin, gtin)) ??
    null
  const [{ lot, expiresOn }] = readings
  const packs = line && line.gtin !== gtin ? (contained ?? packsInCase(gtin)) : (contained ?? 1)
  return { recall, verdict, line, gtin, lot, expiresOn, packs, asked: { code, typed, entry } }
}

/** The same pack by what is known now; null: nothing can be said of it any more. */
export const judgeAgain = (
  known: KnownRecalls,
  ground: Ground,
  { asked: { code, typed, entry } }: Judged,
): Judged | null => {
  const again = judgeCode(known, ground, code, { typed, entry })
  return typeof again === 'string' ? null : again
}

/** A case is counted as the packs in it, under the number that the recall and the report know. */
export const countedAs = ({ line, gtin, lot }: Judged): { gtin: string; lot: string | null } => ({
  gtin: line?.gtin ?? gtin,
  lot,
})

export const evidenceOf = ({ recall, verdict }: Judged, code: string, typed: Typed) => ({
  id: phoneId(Date.now(), crypto.getRandomValues(new Uint8Array(16))),
  noticeId: recall.noticeId,
  version: recall.version,
  code,
  ...typed,
  verdict: verdict.word,
  at: new Date().toISOString(),
})
