'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'

import { useOutbox } from '../outbox/outbox-context.ts'
import { keptScans, watchScans } from './kept-scans.ts'
import { scanQueue, type Sent, type WaitingScan } from './scan-queue.ts'

const AGAIN_MS = 15_000
const PATIENCE_MS = 20_000

/** Scans that this person made on this phone and that the server does not have yet. */
export const useScanQueue = (personId: string) => {
  const { drafts } = useOutbox()
  const [waiting, setWaiting] = useState(0)
  const [refused, setRefused] = useState<string | null>(null)
  const [leftOut, setLeftOut] = useState(0)
  const [changed, setChanged] = useState(false)
  const [unkept] = useState<WaitingScan[]>(() => [])

  const { queue, count } = useMemo(() => {
    const kept = keptScans(drafts, personId, unkept)
    return { queue: scanQueue({ ...kept, post, onChanged: () => setChanged(true) }), count: kept.count }
  }, [drafts, personId, unkept])
  const stopped = useRef(false)
  const recount = useCallback(() => void count().then(setWaiting, () => undefined), [count])
  const send = useCallback(async () => {
    const sent = await queue.send().catch((): Sent => ({ how: 'later', leftOut: 0 }))
    // A no is told once. The same would be answered again: somebody has to do something first.
    stopped.current = sent.how === 'refused'
    recount()
    setRefused(sent.how === 'refused' ? sent.detail : null)
    if (sent.how !== 'refused') setLeftOut((before) => before + sent.leftOut)
  }, [queue, recount])
  const add = useCallback(
    async (scan: WaitingScan) => {
      await queue.add(scan)
      recount()
      if (!stopped.current) void send()
    },
    [queue, recount, send],
  )
  const again = useCallback(() => void send(), [send])

  useEffect(() => {
    const whenever = () => void (stopped.current || send())
    whenever()
    const timer = setInterval(whenever, AGAIN_MS)
    const stopWatching = watchScans(recount)
    addEventListener('online', whenever)
    return () => {
      clearInterval(timer)
      stopWatching()
      removeEventListener('online', whenever)
    }
  }, [send, recount])

  return { waiting, refused, leftOut, changed, add, again }
}

const post = (scans: readonly WaitingScan[]): Promise<Response> =>
  fetch('/api/store/scans', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ scans }),
    // A connection that hangs would hold up whatever is scanned after it.
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
