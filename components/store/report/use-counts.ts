'use client'

import { useEffect, useRef, useState } from 'react'

import type { CountedLine } from '#lib/domain/notice/counted-line.ts'
import type { LotToCount } from '#lib/domain/notice/lots-to-count.ts'

import { useOutbox } from '../outbox/outbox-context.ts'
import { forgetFound, readFound } from '../scan/keep-found.ts'
import { readDraft, startCounting, takeUpDraft, type Counting } from './counts.ts'
import { takeUpLast } from './take-up-last.ts'
import { takeUpScans } from './take-up-scans.ts'

const NOTHING: readonly CountedLine[] = []

/** What is being counted. Kept on the phone with every press: a reload, a call, a dead battery lose nothing. */
export const useCounts = (
  noticeId: string,
  lots: readonly LotToCount[],
  last: readonly CountedLine[] = NOTHING,
) => {
  const { drafts } = useOutbox()
  const [counts, setCounts] = useState<Counting[]>(() =>
    takeUpLast(
      lots.map((lot) => startCounting(lot)),
      last,
    ),
  )
  const touched = useRef(false)

  useEffect(() => {
    let gone = false
    const taken = async () => {
      if (!drafts) return
      const [text, scanned] = await Promise.all([
        drafts.read(noticeId).catch(() => null),
        readFound(drafts, noticeId).catch(() => []),
      ])
      // Whoever began before the draft was read is not overwritten by it.
      if (!gone && !touched.current)
        setCounts((asked) => takeUpScans(takeUpDraft(asked, readDraft(text)), scanned))
    }
    void taken()
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
    keep(counts.map((counting) => (counting.id === id ? { ...counting, line, asLast: false } : counting)))
  const add = (lot: LotToCount) => {
    const counting = startCounting(lot, true)
    if (!counts.some(({ id }) => id === counting.id)) keep([...counts, counting])
  }
  const drop = async () => {
    if (!drafts) return
    await Promise.all([forgetFound(drafts, noticeId), drafts.drop(noticeId)]).catch(() => undefined)
  }
  return { counts, change, add, drop }
}
