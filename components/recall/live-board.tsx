'use client'

import { useRouter } from 'next/navigation'
import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from 'react'

import type { Progress } from '#lib/contracts/views.ts'
import type { BoardRow } from '#lib/domain/notice/board-view.ts'

type Live = {
  progress: Progress
  asOf: string
  /** `opening`: nothing was heard yet, so nothing is promised yet. */
  connection: 'opening' | 'open' | 'lost'
  /** Calls back at each change, with the rows that it has changed; null: it was more than rows, or who knows what. */
  onChange: (tell: TellChange) => () => void
}

type TellChange = (mark: string, rows: readonly BoardRow[] | null) => void

const LiveState = createContext<Live | null>(null)

/** The figures as they are now, within a LiveBoard. */
export const useLive = (): Live => {
  const live = useContext(LiveState)
  if (!live) throw new Error('Not within a LiveBoard.')
  return live
}

// Plots and shares are drawn on the server: soon after the first change, then at most once in ten seconds. Not in the very
// moment: a server that goes away with half a page sent takes the page with it, and its stream tells that it is gone.
const REDRAW_MS = 10_000
const REDRAW_AFTER_MS = 1_500
const AT_STORE_MS = 100
const AGAIN_MS = 2_000
// Nor under somebody's hands: a page that is drawn anew keeps a press waiting.
const HANDS_OFF_MS = 1_000

type Props = {
  recallId: string
  progress: Progress
  asOf: string
  status: string
  /** The store that the page is about: what changes there is drawn as soon as nobody is pressing anything. */
  store?: string
  children: ReactNode
}
type LiveEvent = {
  progress: Progress
  asOf: string
  /** Names the change; what is read because of it says so. */
  mark: string
  status: string
  version: number
  rows?: BoardRow[]
}

/**
 * Keeps the figures within true. An event is the whole state and takes effect at once; after a break the browser connects
 * by itself and is told the state as it then is, so a break loses nothing.
 */
export const LiveBoard = ({ recallId, progress, asOf, status, store, children }: Props) => {
  const router = useRouter()
  const [heard, setHeard] = useState<LiveEvent | null>(null)
  const [connection, setConnection] = useState<Live['connection']>('opening')
  const listeners = useRef(new Set<TellChange>())
  const onChange = useCallback((tell: TellChange) => {
    const { current: all } = listeners
    all.add(tell)
    return () => void all.delete(tell)
  }, [])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    let last = -REDRAW_MS
    let first = true
    let was = status
    const hands = watchHands()
    const redraw = (wait: number) => {
      timer ??= setTimeout(() => {
        timer = null
        const busyFor = hands.busyFor()
        if (wait > 0 && busyFor > 0) return redraw(busyFor)
        last = performance.now()
        router.refresh()
      }, wait)
    }
    const callOff = () => {
      if (timer) clearTimeout(timer)
      timer = null
    }
    const onRecall = ({ data }: MessageEvent<string>) => {
      const event = JSON.parse(data) as LiveEvent
      setConnection('open')
      setHeard(event)
      for (const tell of listeners.current) tell(event.mark, event.rows ?? null)
      const isOfStore = store !== undefined && event.rows?.some(({ number }) => number === store)
      // The first event is what the page has just shown, unless something happened in between.
      if (isOfStore) {
        callOff()
        redraw(AT_STORE_MS)
      } else if (!first || event.status !== was)
        redraw(event.status === was ? Math.max(REDRAW_AFTER_MS, last + REDRAW_MS - performance.now()) : 0)
      was = event.status
      first = false
    }
    const onLost = () => {
      setConnection('lost')
      callOff()
    }
    const leave = listenTo(`/api/live?recall=${recallId}`, onRecall, onLost)
    return () => {
      leave()
      hands.leave()
      callOff()
    }
  }, [recallId, router, status, store])

  // Whichever is newer: a page that was drawn again may know more than the last event.
  const newest = heard && heard.asOf >= asOf ? heard : { progress, asOf }
  const value = { progress: newest.progress, asOf: newest.asOf, connection, onChange }
  return <LiveState value={value}>{children}</LiveState>
}

const INPUTS = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const

/** For how long nothing should be drawn yet, because somebody is pressing, typing or scrolling. */
const watchHands = () => {
  let until = 0
  const pressed = () => {
    until = performance.now() + HANDS_OFF_MS
  }
  const options = { capture: true, passive: true }
  for (const input of INPUTS) window.addEventListener(input, pressed, options)
  return {
    busyFor: () => until - performance.now(),
    leave: () => {
      for (const input of INPUTS) window.removeEventListener(input, pressed, options)
    },
  }
}

/**
 * Hears events until one leaves. A browser connects again by itself after a break, but gives up when a server answers
 * with an error, as one that is just being started may; and it may take long to notice that the network is gone.
 */
const listenTo = (
  url: string,
  onRecall: (event: MessageEvent<string>) => void,
  onLost: () => void,
): (() => void) => {
  let source: EventSource | null = null
  let again: ReturnType<typeof setTimeout> | null = null
  const connect = () => {
    if (again) clearTimeout(again)
    again = null
    source?.close()
    const mine = new EventSource(url)
    source = mine
    mine.addEventListener('recall', onRecall)
    mine.addEventListener('error', () => {
      if (source !== mine) return
      onLost()
      if (mine.readyState === EventSource.CLOSED) again ??= setTimeout(connect, AGAIN_MS)
    })
  }
  // What a stream may still hold then is told again by the next one.
  const cut = () => {
    source?.close()
    onLost()
  }
  connect()
  window.addEventListener('offline', cut)
  window.addEventListener('online', connect)
  return () => {
    window.removeEventListener('offline', cut)
    window.removeEventListener('online', connect)
    if (again) clearTimeout(again)
    source?.close()
  }
}
