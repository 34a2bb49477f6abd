'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

import { codeOfSymbol, type ReadSymbol } from '#lib/domain/scan/code-of-symbol.ts'
import { WEIGHT, type Ground } from '#lib/domain/scan/judge-scan.ts'
import { EMPTY_VIEW, lookAt, putAway, type View } from '#lib/domain/scan/plate.ts'
import { readPack, type PackFault, type Typed } from '#lib/domain/scan/read-pack.ts'
import type { KnownRecalls, ScanKnowledge } from '#lib/domain/scan/scanned-recall.ts'
import { sight, type Sightings } from '#lib/domain/scan/sightings.ts'

import { countedAs, evidenceOf, judgeAgain, judgeCode, type Entry, type Judged } from './judged.ts'
import { calledBack, withoutOne } from './let-go.ts'
import { useFound } from './use-found.ts'
import { useScanQueue } from './use-scan-queue.ts'

/** What was said of a pack or of a code. `turn` grows with each, so that the same answer twice is still news. */
export type Shown = { turn: number; at: number; weight: number; isPass: boolean } & (
  | ({ kind: 'verdict'; counted: number } & Judged)
  | { kind: 'fault'; fault: PackFault }
)

export type Knowledge = KnownRecalls &
  Pick<ScanKnowledge, 'revision'> & {
    groundNow: () => Ground
  }

const NOTHING: Typed = { lot: null, expiresOn: null }
const LONGEST_CODE = 500
const MOST_EARLIER = 6
// Nobody fetches more packs back than these by a list.
const MOST_LET_GO = 1000

/** Packs as they come before the camera or are typed in: judged here, counted here, and sent as evidence. */
export const useScans = (
  { recalls, elsewhere, closed, revision, groundNow }: Knowledge,
  personId: string,
  tell: (shown: Shown) => void,
) => {
  const [view, setView] = useState<View<Shown>>(EMPTY_VIEW)
  const [earlier, setEarlier] = useState<Shown[]>([])
  const { found, count } = useFound(recalls)
  const { add, ...sending } = useScanQueue(personId)
  const sightings = useRef<Sightings>(new Map())
  const turn = useRef(0)
  const letGo = useRef<Judged[]>([])
  const [back, setBack] = useState<readonly Judged[]>([])
  const now = useRef(view)

  const put = useCallback((next: View<Shown>) => {
    now.current = next
    setView((before) => (before.plate === next.plate ? before : next))
  }, [])
  const take = useCallback(
    (code: string, entry: Entry, typed: Typed): Shown => {
      const judged = judgeCode({ recalls, elsewhere, closed }, groundNow(), code, { typed, entry })
      const news = { turn: (turn.current += 1), at: Date.now() }
      if (typeof judged === 'string')
        return { ...news, kind: 'fault', fault: judged, weight: 0, isPass: false }
      void add({ ...evidenceOf(judged, code.slice(0, LONGEST_CODE), typed), entry })
      const { word } = judged.verdict
      if (word === 'not_recalled') letGo.current = [...letGo.current, judged].slice(-MOST_LET_GO)
      setBack((before) => withoutOne(before, judged))
      const counted = word === 'remove' ? (judged.packs ?? 0) : 0
      if (counted > 0) count(judged.recall.noticeId, countedAs(judged), counted)
      return {
        ...news,
        kind: 'verdict',
        counted,
        ...judged,
        weight: WEIGHT[word] + 1,
        isPass: word === 'not_recalled',
      }
    },
    [recalls, elsewhere, closed, groundNow, add, count],
  )
  const announce = useCallback(
    (shown: Shown) => {
      setEarlier((before) => [shown, ...before].slice(0, MOST_EARLIER))
      tell(shown)
    },
    [tell],
  )

  /** Whether there was a pack in it that was not there before. A frame without any code is looked at, too. */
  const see = useCallback(
    (symbols: ReadSymbol[]): boolean => {
      const at = performance.now()
      const codes = symbols.map(codeOfSymbol).map((code) => code.slice(0, LONGEST_CODE))
      const seen = sight(sightings.current, codes.map(sightOf), at)
      sightings.current = seen.sightings
      const taken = new Map(seen.fresh.map(({ code }) => [code, take(code, 'camera', NOTHING)] as const))
      const next = lookAt(now.current, codes, taken, at)
      const { plate } = next
      put(next)
      for (const shown of taken.values())
        if (shown !== plate?.what) setEarlier((before) => [shown, ...before].slice(0, MOST_EARLIER))
      if (plate && taken.get(plate.code) === plate.what) announce(plate.what)
      return [...taken.values()].some(({ kind }) => kind === 'verdict')
    },
    [take, put, announce],
  )
  const type = useCallback(
    (code: string, typed: Typed) => {
      const what = take(code, 'typed', typed)
      put({ ...EMPTY_VIEW, plate: { code: `typed ${what.turn}`, what, faded: false } })
      announce(what)
    },
    [take, put, announce],
  )
  const recount = useCallback(
    (to: number) => {
      const { plate } = now.current
      if (plate?.what.kind !== 'verdict') return
      count(plate.what.recall.noticeId, countedAs(plate.what), to - plate.what.counted)
      const what = { ...plate.what, counted: to }
      put({
        ...now.current,
        said: new Map(now.current.said).set(plate.code, what),
        plate: { ...plate, what },
      })
    },
    [count, put],
  )
  // A pack that was set aside stays so, and is not counted again. Of the others those stay of which the same is said now.
  const judgeAnew = useCallback(() => {
    const again = (shown: Shown) =>
      shown.kind === 'verdict' ? judgeAgain({ recalls, elsewhere, closed }, groundNow(), shown) : null
    const stands = (shown: Shown): boolean =>
      shown.kind === 'verdict' && again(shown)?.verdict.why === shown.verdict.why
    // A pack that was passed and would not be now is listed as it is now: somebody has to fetch it back.
    const asOfNow = (shown: Shown): Shown => {
      const judged = shown.isPass ? again(shown) : null
      if (shown.kind !== 'verdict' || !judged || judged.verdict.word === 'not_recalled') return shown
      return { ...shown, ...judged, weight: WEIGHT[judged.verdict.word] + 1, isPass: false }
    }
    const { plate } = now.current
    const away = putAway(now.current, (shown) => isSetAside(shown) || stands(shown))
    const next = plate && stands(plate.what) ? { ...away, plate } : away
    sightings.current = new Map([...sightings.current].filter(([code]) => next.said.has(code)))
    put(next)
    setEarlier((before) => before.map(asOfNow))
    const passed = calledBack(letGo.current, (pack) =>
      judgeAgain({ recalls, elsewhere, closed }, groundNow(), pack),
    )
    letGo.current = passed.still
    setBack((before) => [...before, ...passed.back])
  }, [put, recalls, elsewhere, closed, groundNow])
  useForgetting(
    revision,
    judgeAnew,
    useCallback(() => put(putAway(now.current)), [put]),
  )
  return { shown: view.plate, back, earlier, found, count, recount, see, type, ...sending }
}

const isSetAside = (shown: Shown): boolean => shown.kind === 'verdict' && shown.verdict.word === 'remove'

/** What was said holds as long as what was known, and as long as somebody looks. */
const useForgetting = (revision: string, changed: () => void, hidden: () => void) => {
  const known = useRef(revision)
  useEffect(() => {
    if (known.current === revision) return
    known.current = revision
    changed()
  }, [revision, changed])
  useEffect(() => {
    const look = () => document.visibilityState === 'hidden' && hidden()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [hidden])
}

const sightOf = (code: string) => {
  const read = readPack(code, new Date().getFullYear())
  return 'fault' in read
    ? { code, gtin: null, hasLot: false }
    : { code, gtin: read.pack.gtin, hasLot: read.pack.readings[0].lot !== null }
}
