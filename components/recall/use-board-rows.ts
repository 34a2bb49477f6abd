'use client'

import { startTransition, useCallback, useEffect, useRef, useState } from 'react'

import type { BoardRow, BoardWindow } from '#lib/domain/notice/board-view.ts'

import type { useLive } from './live-board.tsx'
import { ROWS_AT_ONCE as CHUNK } from './rows-at-once.ts'

const ROWS_EVERY_MS = 400
// The changed rows came with the news and stand there already: it is their order, and who is counted, that may be another.
const ORDER_EVERY_MS = 3000
// What was asked for while the network was coming back is asked for again, and a question that nobody answers is given up.
const AGAIN_AFTER_MS = 2000
const PATIENCE_MS = 10_000

type OnChange = ReturnType<typeof useLive>['onChange']

type Kept = {
  total: number
  awaited: number
  chunks: ReadonlyMap<number, readonly BoardRow[]>
  asOf: string
}

const fromWindow = ({ total, awaited, offset, rows, asOf }: BoardWindow): Kept => ({
  total,
  awaited,
  asOf,
  chunks: new Map([[Math.floor(offset / CHUNK), rows]]),
})

// A row that says what it said is the same row: it is not drawn again because everybody was asked again.
const sameAs = (old: BoardRow | undefined, row: BoardRow): BoardRow =>
  old && (Object.keys(row) as (keyof BoardRow)[]).every((key) => old[key] === row[key]) ? old : row

const keeping = (old: Kept, next: Kept): Kept => ({
  ...next,
  chunks: new Map(
    [...next.chunks].map(([at, rows]) => [at, rows.map((row, i) => sameAs(old.chunks.get(at)?.[i], row))]),
  ),
})

const withRows = (kept: Kept, rows: readonly BoardRow[]): Kept => {
  const changed = new Map(rows.map((row) => [row.number, row]))
  const chunks = [...kept.chunks].map(([at, chunk]) =>
    chunk.some(({ number }) => changed.has(number))
      ? ([at, chunk.map((row) => changed.get(row.number) ?? row)] as const)
      : ([at, chunk] as const),
  )
  return { ...kept, chunks: new Map(chunks) }
}

/**
 * The rows of a long table, some at a time, as they come into view. One request at a time: what is asked for while
 * one is on its way is asked for after it. A change brings the rows that it changed, or makes what is in view stale, and it
 * is read again; what is not in view is forgotten.
 */
export const useBoardRows = (url: string, first: BoardWindow, onChange: OnChange) => {
  const [kept, setKept] = useState(() => fromWindow(first))
  const [fault, setFault] = useState(false)
  const view = useRef({ from: 0, to: 0 })
  const state = useRef({
    busy: false,
    readAt: new Map<number, string>(),
    mark: '',
    url,
    timer: null as ReturnType<typeof setTimeout> | null,
    due: 0,
    news: [] as BoardRow[],
    fill: async (): Promise<void> => undefined,
  })
  // A page that was drawn anew by the server: with the same address what is in view stays there until it is read again.
  const [shown, setShown] = useState({ first, url })
  if (shown.first !== first || shown.url !== url) {
    setShown({ first, url })
    const anew = fromWindow(first)
    const chunks = shown.url === url ? new Map([...kept.chunks, ...anew.chunks]) : anew.chunks
    setKept(keeping(kept, { ...anew, chunks }))
  }

  const fill = useCallback(async (): Promise<void> => {
    const self = state.current
    if (self.busy) return
    self.busy = true
    try {
      for (let chunk = nextOf(view.current, self); chunk !== null; chunk = nextOf(view.current, self)) {
        const asked = { mark: self.mark, url: self.url }
        self.news = []
        const query = `offset=${chunk * CHUNK}&limit=${CHUNK}${asked.mark ? `&mark=${asked.mark}` : ''}`
        const response = await fetch(`${asked.url}${asked.url.includes('?') ? '&' : '?'}${query}`, {
          signal: AbortSignal.timeout(PATIENCE_MS),
        })
        if (!response.ok) throw new Error(String(response.status))
        const window = (await response.json()) as BoardWindow
        if (asked.url !== self.url) continue
        self.readAt.set(chunk, asked.mark)
        setFault(false)
        const { news } = self
        const isKept = (at: number) => self.readAt.get(at) === self.mark || near(view.current, at)
        // Whoever presses a key meanwhile is answered first.
        startTransition(() =>
          setKept((now) => {
            const inView = [...now.chunks].filter(([at]) => isKept(at))
            const read = { ...fromWindow(window), chunks: new Map([...inView, [chunk ?? 0, window.rows]]) }
            // What came while it was on its way may be newer than what it brings.
            return withRows(keeping(now, read), news)
          }),
        )
      }
    } catch {
      setFault(true)
      readAgain(self, AGAIN_AFTER_MS)
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
    // Drawn before or after the last change that was heard of: nobody knows.
    self.readAt = self.mark === '' ? new Map([[chunk, self.mark]]) : new Map()
    // oxlint-disable-next-line react/set-state-in-effect -- after the answer of a server
    void fill()
  }, [url, first, fill])

  useEffect(
    () =>
      onChange((mark, rows) => {
        const self = state.current
        if (rows) {
          // What was read before and is changed now is as new as if it were read again.
          for (const [chunk, at] of self.readAt) if (at === self.mark) self.readAt.set(chunk, mark)
          self.news.push(...rows)
          startTransition(() => setKept((now) => withRows(now, rows)))
        }
        self.mark = mark
        // Figures follow at once; all rows are worth one request in a while, however many changes there are.
        readAgain(self, rows ? ORDER_EVERY_MS : ROWS_EVERY_MS)
      }),
    [onChange],
  )

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

type Reader = {
  readAt: Map<number, string>
  timer: ReturnType<typeof setTimeout> | null
  due: number
  fill: () => Promise<void>
}

/** What is in view is read once more, after so long at the latest. */
const readAgain = (self: Reader, wait: number): void => {
  const due = performance.now() + wait
  if (self.timer && self.due <= due) return
  if (self.timer) clearTimeout(self.timer)
  self.due = due
  self.timer = setTimeout(() => {
    self.timer = null
    self.readAt.clear()
    void self.fill()
  }, wait)
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
