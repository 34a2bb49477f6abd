'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

import type { Ground } from '#lib/domain/scan/judge-scan.ts'
import { ageOf } from '#lib/domain/scan/knowledge.ts'
import type { ScanKnowledge } from '#lib/domain/scan/scanned-recall.ts'

import { clockAhead, rememberClock } from '../phone-clock.ts'

const EVERY_MS = 3000
const PATIENCE_MS = 4000

/** `signed_out`: the server no longer says anything to this phone, and so nothing that it knew holds. */
export type Contact = 'online' | 'offline' | 'signed_out'

type Heard = { asOf: string; knowledge: ScanKnowledge | null }

/** What packs are judged by: as the page brought it, then as the server says it every few seconds. */
export const useKnowledge = (first: ScanKnowledge) => {
  const [knowledge, setKnowledge] = useState(first)
  const [contact, setContact] = useState<Contact>('online')
  const [asOf, setAsOf] = useState(first.asOf)
  const told = useRef<{ steady: number; wall: number } | null>(null)
  const noticeId = first.recalls[0].noticeId
  const revision = useRef(first.revision)

  const hear = useCallback(
    ({ asOf: at, knowledge: next }: Heard, asked: { steady: number; wall: number }) => {
      told.current = asked
      rememberClock(Date.parse(at))
      setContact('online')
      setAsOf((before) => (before.slice(0, 16) === at.slice(0, 16) ? before : at))
      if (!next) return
      revision.current = next.revision
      setKnowledge(next)
    },
    [],
  )
  const ask = useCallback(async () => {
    const asked = { steady: performance.now(), wall: Date.now() }
    const query = new URLSearchParams({ notice: noticeId, revision: revision.current })
    const answer = await fetch(`/api/store/knowledge?${query}`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => null)
    if (answer?.ok) hear((await answer.json()) as Heard, asked)
    else setContact(answer && [401, 403, 404].includes(answer.status) ? 'signed_out' : 'offline')
  }, [noticeId, hear])
  useOften(ask)

  const groundNow = useCallback(
    (): Ground => ({
      shippedLots: (product) => new Set(knowledge.shippedLots[product]),
      age: contact === 'signed_out' ? Number.POSITIVE_INFINITY : ageNow(told.current, knowledge.asOf),
      limits: knowledge.limits,
      thisYear: new Date(Date.now() - (clockAhead() ?? 0)).getFullYear(),
    }),
    [knowledge, contact],
  )
  return { knowledge, contact, asOf, groundNow }
}

// A steady clock stands still while some phones sleep; the wall clock can be set. The longer time is believed.
const ageNow = (told: { steady: number; wall: number } | null, asOf: string): number =>
  told
    ? Math.max(performance.now() - told.steady, Date.now() - told.wall)
    : ageOf(Date.parse(asOf), Date.now() - (clockAhead() ?? 0))

// As long as somebody looks, and at once when the phone is taken up or the network is back.
const useOften = (ask: () => Promise<void>) => {
  useEffect(() => {
    let over = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const run = async () => {
      clearTimeout(timer)
      if (document.visibilityState === 'visible') await ask().catch(() => undefined)
      clearTimeout(timer)
      if (!over) timer = setTimeout(() => void run(), EVERY_MS)
    }
    const now = () => void run()
    now()
    document.addEventListener('visibilitychange', now)
    addEventListener('online', now)
    addEventListener('offline', now)
    return () => {
      over = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', now)
      removeEventListener('online', now)
      removeEventListener('offline', now)
    }
  }, [ask])
}
