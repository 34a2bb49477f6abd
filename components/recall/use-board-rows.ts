'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

import type { BoardRow, BoardWindow } from '#lib/domain/notice/board-view.ts'

export const CHUNK = 100
const ROWS_EVERY_MS = 400
// What was asked for while the network was coming back is asked for again, and a question that nobody answers is given up.
const AGAIN_AFTER_MS = 2000
const PATIENCE_MS = 10_000

type Kept = {
  total: number
  unanswered: number
  chunks: ReadonlyMap<number, readonly BoardRow[]>
  asOf: string
}

const fromWindow = ({ total, unanswered, offset, rows, asOf }: BoardWindow): Kept => ({
  total,
  unanswered,
  asOf,
  chunks: new Map([[Math.floor(offset / CHUNK), rows]]),
})

/**
 * The rows of a long table, a hundred at a time, as they come into view. One request at a time: what is asked for while
 * one is on its way is asked for after it. A new mark makes what is in view stale, and it is read again; what is not in
 * view is forgotten.
 */
export const useBoardRows = (url: string, first: BoardWindow, mark: string) => {
  const [kept, setKept] = useState(() => fromWindow(first))
  const [fault, setFault] = useState(false)
  const view = useRef({ from: 0, to: 0 })
  const state = useRef({
    busy: false,
    readAt: new Map<number, string>(),
    mark,
    url,
    timer: null as ReturnType<typeof setTimeout> | null,
    fill: async (): Promise<void> => undefined,
  })
  // A page that was drawn anew by the server, with the same address or another one.
  const [shown, setShown] = useState(first)
  if (shown !== first) {
    setShown(first)
    setKept(fromWindow(first))
  }

  const fill = useCallback(async (): Promise<void> => {
    const self = state.current
    if (self.busy) return
    self.busy = true
    try {
      for (let chunk = nextOf(view.current, self); chunk !== null; chunk = nextOf(view.current, self)) {
        const asked = { mark: self.mark, url: self.url }
        const query = `offset=${chunk * CHUNK}&limit=${CHUNK}${asked.mark ? `&mark=${asked.mark}` : ''}`
        const response = await fetch(`${asked.url}${asked.url.includes('?') ? '&' : '?'}${query}`, {
          signal: AbortSignal.timeout(PATIENCE_MS),
        })
        if (!response.ok) throw new Error(String(response.status))
        const window = (await response.json()) as BoardWindow
        if (asked.url !== self.url) continue
        self.readAt.set(chunk, asked.mark)
        setFault(false)
        setKept((now) => {
          const inView = [...now.chunks].filter(
            ([at]) => self.readAt.get(at) === self.mark || near(view.current, at),
          )
          return { ...fromWindow(window), chunks: new Map([...inView, [chunk ?? 0, window.rows]]) }
        })
      }
    } catch {
      setFault(true)
      self.timer ??= setTimeout(() => ((self.timer = null), void self.fill()), AGAIN_AFTER_MS)
    } finally {
      self.busy = false
    }
  }, [])

  useEffect(() => {
    const self = state.current
    self.fill = fill
    return () => {
      if (self.timer) clearTimeout(self.timer)
      self.timer = null
    }
  }, [fill])

  useEffect(() => {
    const self = state.current
    const chunk = Math.floor(first.offset / CHUNK)
    self.url = url
    self.readAt = new Map([[chunk, self.mark]])
    // oxlint-disable-next-line react/set-state-in-effect -- after the answer of a server
    void fill()
  }, [url, first, fill])

  useEffect(() => {
    const self = state.current
    self.mark = mark
    // Figures follow at once; rows are worth one request in a while, however many changes there are.
    if (mark) self.timer ??= setTimeout(() => ((self.timer = null), void fill()), ROWS_EVERY_MS)
  }, [mark, fill])

  const look = useCallback(
    (from: number, to: number) => {
      view.current = { from, to }
      void fill()
    },
    [fill],
  )
  const rowAt = (index: number): BoardRow | undefined =>
    kept.chunks.get(Math.floor(index / CHUNK))?.[index % CHUNK]
  return { ...kept, rowAt, look, fault, retry: fill }
}

type View = { from: number; to: number }

const near = ({ from, to }: View, chunk: number): boolean =>
  chunk >= Math.floor(from / CHUNK) - 1 && chunk <= Math.floor(to / CHUNK) + 1

const nextOf = (
  { from, to }: View,
  { readAt, mark }: { readAt: Map<number, string>; mark: string },
): number | null => {
  for (let chunk = Math.floor(from / CHUNK); chunk <= Math.floor(to / CHUNK); chunk += 1)
    if (readAt.get(chunk) !== mark) return chunk
  return null
}
