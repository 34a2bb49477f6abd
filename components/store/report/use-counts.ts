'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

import type { CountedLine } from '#lib/domain/notice/counted-line.ts'
import type { LotToCount } from '#lib/domain/notice/lots-to-count.ts'

import { useOutbox } from '../outbox/outbox-context.ts'
import { isSameLot, type Found } from '../scan/found.ts'
import { forgetFound, readFound } from '../scan/keep-found.ts'
import { linesIn } from '../outbox/copy-into-draft.ts'
import { draftOfReport, noneOf, readDraft, startCounting, takeUpDraft, type Counting } from './counts.ts'
import { noteDraftOf } from './note-field.tsx'
import { takeUpLast } from './take-up-last.ts'
import { takeUpScans } from './take-up-scans.ts'

const NOTHING: readonly CountedLine[] = []

/**
 * What is being counted. Kept on the phone with every press: a reload, a call, a dead battery lose nothing. Somebody may
 * begin before the phone's database is open: their lots stay as they are, the others come from the draft, and all is kept.
 */
export const useCounts = (
  noticeId: string,
  lots: readonly LotToCount[],
  last: readonly CountedLine[] = NOTHING,
) => {
  const { drafts, toTakeUp } = useOutbox()
  const [isOutrun, setOutrun] = useState(false)
  const [scanned, setScanned] = useState<readonly Found[]>([])
  const [counts, setCounts] = useState<Counting[]>(() =>
    takeUpLast(
      lots.map((lot) => startCounting(lot)),
      last,
    ),
  )
  const newest = useRef(counts)
  const entered = useRef(new Set<string>())
  const show = useCallback((next: Counting[]) => {
    newest.current = next
    setCounts(next)
  }, [])
  const keep = useCallback(
    () => void drafts?.keep(noticeId, JSON.stringify(newest.current)).catch(() => undefined),
    [drafts, noticeId],
  )

  useEffect(() => {
    let gone = false
    const takeUp = async () => {
      if (!drafts) return
      const [text, found, returned] = await Promise.all([
        drafts.read(noticeId).catch(() => null),
        readFound(drafts, noticeId).catch(() => []),
        toTakeUp(noticeId).catch(() => []),
      ])
      if (gone) return
      const own = newest.current.filter(({ id }) => entered.current.has(id))
      // Reports that HQ sent back say what was counted then; what was entered since stands over it.
      const said = returned.flatMap((one) => linesIn(one.text))
      const waited = takeUpDraft(newest.current, draftOfReport(said))
      setOutrun(returned.some((one) => one.isOutrun))
      const taken = takeUpScans(takeUpDraft(waited, readDraft(text)), found)
      setScanned(found)
      show(takeUpDraft(taken, own))
      if (entered.current.size > 0) keep()
    }
    void takeUp()
    return () => {
      gone = true
    }
  }, [drafts, toTakeUp, noticeId, show, keep])

  const enter = (id: string, next: Counting[]) => {
    entered.current.add(id)
    show(next)
    keep()
  }
  const change = (id: string, line: CountedLine) =>
    enter(
      id,
      counts.map((counting) =>
        counting.id === id ? { ...counting, line, counted: true, asLast: false } : counting,
      ),
    )
  const none = (ids: readonly string[]) => {
    for (const id of ids) entered.current.add(id)
    show(counts.map((counting) => (ids.includes(counting.id) ? noneOf(counting) : counting)))
    keep()
  }
  const add = (lot: LotToCount) => {
    const counting = startCounting(lot, true)
    if (!counts.some(({ line }) => isSameLot(line, counting.line))) enter(counting.id, [...counts, counting])
  }
  const drop = async () => {
    entered.current.clear()
    if (!drafts) return
    await Promise.all([
      forgetFound(drafts, noticeId),
      drafts.drop(noticeId),
      drafts.drop(noteDraftOf(noticeId)),
    ]).catch(() => undefined)
  }
  return { counts, scanned, isOutrun, change, none, add, drop }
}
