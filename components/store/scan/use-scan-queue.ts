'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'

import { scanQueue, type Sent, type WaitingScan } from './scan-queue.ts'

const AGAIN_MS = 15_000
const PATIENCE_MS = 20_000
// The scanner adds, the shell counts: each has its own look at the same queue.
const CHANGED = 'clearshelf:scans'

/** Scans that this person made on this phone and that the server does not have yet. */
export const useScanQueue = (personId: string) => {
  const [waiting, setWaiting] = useState(0)
  const [refused, setRefused] = useState<string | null>(null)
  const [changed, setChanged] = useState(false)

  const queue = useMemo(
    () => scanQueue({ ...keptScans(personId), post, onChanged: () => setChanged(true) }),
    [personId],
  )
  const stopped = useRef(false)
  const send = useCallback(async () => {
    const sent: Sent = await queue.send()
    // A no is told once. The same would be answered again: somebody has to do something first.
    stopped.current = sent.how === 'refused'
    setWaiting(queue.waiting())
    setRefused(sent.how === 'refused' ? sent.detail : null)
  }, [queue])
  const add = useCallback(
    (scan: WaitingScan) => {
      queue.add(scan)
      setWaiting(queue.waiting())
      if (!stopped.current) void send()
    },
    [queue, send],
  )
  const again = useCallback(() => void send(), [send])

  useEffect(() => {
    const whenever = () => void (queue.waiting() > 0 && !stopped.current && send())
    whenever()
    const timer = setInterval(whenever, AGAIN_MS)
    const recount = () => setWaiting(queue.waiting())
    recount()
    addEventListener('online', whenever)
    addEventListener(CHANGED, recount)
    addEventListener('storage', recount)
    return () => {
      clearInterval(timer)
      removeEventListener('online', whenever)
      removeEventListener(CHANGED, recount)
      removeEventListener('storage', recount)
    }
  }, [queue, send])

  return { waiting, refused, changed, add, again }
}

const post = (scans: readonly WaitingScan[]): Promise<Response> =>
  fetch('/api/store/scans', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ scans }),
    // A connection that hangs would hold up whatever is scanned after it.
    signal: AbortSignal.timeout(PATIENCE_MS),
  })

// Under the person who made them, who alone can sign for them: whoever takes the phone next neither sees nor sends them.
const keptScans = (personId: string) => {
  const key = `clearshelf:scans:${personId}`
  // Where the phone has no room, they live as long as the page.
  let unkept: readonly WaitingScan[] | null = null
  return {
    load: (): WaitingScan[] => [...(unkept ?? readScans(key))],
    save: (scans: readonly WaitingScan[]) => {
      try {
        localStorage.setItem(key, JSON.stringify(scans))
        unkept = null
      } catch {
        unkept = scans
      }
      dispatchEvent(new Event(CHANGED))
    },
  }
}

const readScans = (key: string): WaitingScan[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? (kept as WaitingScan[]) : []
  } catch {
    return []
  }
}
