'use client'

import { useCallback, useRef, useState } from 'react'

import { codeOfSymbol, type ReadSymbol } from '#lib/domain/scan/code-of-symbol.ts'
import { isSameProduct, judgeAmong, WEIGHT, type Ground, type Verdict } from '#lib/domain/scan/judge-scan.ts'
import { readPack, type PackFault, type Typed } from '#lib/domain/scan/read-pack.ts'
import type { ScannedLine, ScannedRecall } from '#lib/domain/scan/scanned-recall.ts'
import { sight, type Sightings } from '#lib/domain/scan/sightings.ts'

import { phoneId } from './phone-id.ts'
import { useFound } from './use-found.ts'
import { useScanQueue } from './use-scan-queue.ts'

export type Judged = {
  verdict: Verdict
  recall: ScannedRecall
  /** What the recall says of this product, if it is one of it. */
  line: ScannedLine | null
  gtin: string
  lot: string | null
  expiresOn: string | null
}

/** What the panel shows. `turn` grows with each, so that the same answer twice is still news. */
export type Shown = { turn: number } & (
  | ({ kind: 'verdict'; counted: boolean } & Judged)
  | { kind: 'fault'; fault: PackFault }
)

type Entry = 'camera' | 'typed'
type Recalls = readonly [ScannedRecall, ...ScannedRecall[]]

const NOTHING: Typed = { lot: null, expiresOn: null }
const LONGEST_CODE = 500

/** Packs as they come before the camera or are typed in: judged here, counted here, and sent as evidence. */
export const useScans = (
  recalls: Recalls,
  groundNow: () => Ground,
  personId: string,
  tell: (judged: Judged) => void,
) => {
  const [shown, setShown] = useState<Shown | null>(null)
  const { found, count } = useFound(recalls)
  const { add, ...sending } = useScanQueue(personId)
  const sightings = useRef<Sightings>(new Map())

  const take = useCallback(
    (code: string, entry: Entry, typed: Typed): Judged | PackFault => {
      const judged = judgeCode(recalls, groundNow(), code, { typed, entry })
      if (typeof judged === 'string') return judged
      void add({ ...evidenceOf(judged, code.slice(0, LONGEST_CODE), typed), entry })
      if (judged.verdict.word === 'remove')
        count(judged.recall.noticeId, { gtin: judged.gtin, lot: judged.lot }, 1)
      return judged
    },
    [recalls, groundNow, add, count],
  )
  const show = useCallback(
    (judged: Judged) => {
      setShown((before) => ({
        turn: (before?.turn ?? 0) + 1,
        kind: 'verdict',
        counted: judged.verdict.word === 'remove',
        ...judged,
      }))
      tell(judged)
    },
    [tell],
  )
  const showFault = useCallback(
    (fault: PackFault) => setShown((before) => ({ turn: (before?.turn ?? 0) + 1, kind: 'fault', fault })),
    [],
  )

  /** Whether there was a pack in it that was not there before. */
  const see = useCallback(
    (symbols: ReadSymbol[]): boolean => {
      const codes = symbols.map(codeOfSymbol).filter((code) => code.length <= LONGEST_CODE)
      const seen = sight(sightings.current, codes.map(sightOf), performance.now())
      sightings.current = seen.sightings
      const taken = seen.fresh.map(({ code }) => take(code, 'camera', NOTHING))
      const [weightiest] = taken
        .filter((one) => typeof one !== 'string')
        .toSorted((a, b) => WEIGHT[b.verdict.word] - WEIGHT[a.verdict.word])
      if (weightiest) show(weightiest)
      // A code beside the product's own, of an advertisement or a pallet, does not wipe out a verdict.
      const fault = taken.find((one) => typeof one === 'string')
      if (!weightiest && fault && shown?.kind !== 'verdict') showFault(fault)
      return weightiest !== undefined
    },
    [take, show, showFault, shown?.kind],
  )
  const type = useCallback(
    (code: string, typed: Typed) => {
      const judged = take(code, 'typed', typed)
      if (typeof judged === 'string') showFault(judged)
      else show(judged)
    },
    [take, show, showFault],
  )
  const recount = useCallback(
    (by: 1 | -1) => {
      if (shown?.kind !== 'verdict') return
      count(shown.recall.noticeId, shown, by)
      setShown({ ...shown, counted: by === 1 })
    },
    [shown, count],
  )
  return { shown, found, count, recount, see, type, ...sending }
}

const sightOf = (code: string) => {
  const read = readPack(code, new Date().getFullYear())
  return 'fault' in read
    ? { code, gtin: null, hasLot: false }
    : { code, gtin: read.pack.gtin, hasLot: read.pack.readings[0].lot !== null }
}

const judgeCode = (
  recalls: Recalls,
  ground: Ground,
  code: string,
  { typed, entry }: { typed: Typed; entry: Entry },
): Judged | PackFault => {
  const read = readPack(code, ground.thisYear, typed, entry === 'typed' ? 'typed' : 'decoded')
  if ('fault' in read) return read.fault
  const { gtin, readings } = read.pack
  const { recall, verdict } = judgeAmong(recalls, read.pack, ground)
  const line = recall.scope.find((one) => isSameProduct(one.gtin, gtin)) ?? null
  const [{ lot, expiresOn }] = readings
  return { recall, verdict, line, gtin, lot, expiresOn }
}

const evidenceOf = ({ recall, verdict }: Judged, code: string, typed: Typed) => ({
  id: phoneId(Date.now(), crypto.getRandomValues(new Uint8Array(16))),
  noticeId: recall.noticeId,
  version: recall.version,
  code,
  ...typed,
  verdict: verdict.word,
  at: new Date().toISOString(),
})
