'use client'

import { useEffect, useRef, useState } from 'react'

import type { CountedLine } from '#lib/domain/notice/counted-line.ts'
import type { LotToCount } from '#lib/domain/notice/lots-to-count.ts'

import { useOutbox } from '../outbox/outbox-context.ts'
import { readFound } from '../scan/found.ts'
import { forgetFound } from '../scan/use-found.ts'
import { readDraft, startCounting, takeUpDraft, type Counting } from './counts.ts'
import { takeUpScans } from './take-up-scans.ts'

/** What is being counted. Kept on the phone with every press: a reload, a call, a dead battery lose nothing. */
export const useCounts = (noticeId: string, lots: readonly LotToCount[]) => {
  const { drafts } = useOutbox()
  const [counts, setCounts] = useState<Counting[]>(() => lots.map((lot) => startCounting(lot)))
  const touched = useRef(false)

  useEffect(() => {
    let gone = false
    void drafts
      ?.read(noticeId)
      .catch(() => null)
      .then((text) => {
        if (gone) return
        // Whoever began before the draft was read is not overwritten by it.
        if (!touched.current)
          setCounts((asked) => takeUpScans(takeUpDraft(asked, readDraft(text)), readFound(noticeId)))
      })
    return () => {
      gone = true
    }
  }, [drafts, noticeId])

  const keep = (next: Counting[]) => {
    touched.current = true
    setCounts(next)
    void drafts?.keep(noticeId, JSON.stringify(next)).catch(() => undefined)
  }
  const change = (id: string, line: CountedLine) =>
    keep(counts.map((counting) => (counting.id === id ? { ...counting, line } : counting)))
  const add = (lot: LotToCount) => {
    const counting = startCounting(lot, true)
    if (!counts.some(({ id }) => id === counting.id)) keep([...counts, counting])
  }
  const drop = () => {
    forgetFound(noticeId)
    return drafts?.drop(noticeId).catch(() => undefined)
  }
  return { counts, change, add, drop }
}
