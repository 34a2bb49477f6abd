'use client'

import {
  startTransition,
  useEffect,
  useLayoutEffect,
  useState,
  useSyncExternalStore,
  type RefObject,
} from 'react'

import { ROWS_AT_ONCE } from './rows-at-once.ts'
import { CARD_HEIGHT, ROW_HEIGHT } from './store-row.tsx'

const NARROW = '(max-width: 639.9px)'
const watchWidth = (changed: () => void) => {
  const media = window.matchMedia(NARROW)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}

type First = { offset: number; rows: readonly unknown[] }

type Range = { start: number; end: number }

// Drawn above and below what can be seen.
const MARGIN = 3
// Room for the bars that stay at the top and at the bottom while the rows move.
const BARS = 140

/** All rows are equally high, so that which of them the window shows is a matter of counting. */
const rowsInWindow = (body: HTMLElement, total: number, height: number): Range => {
  const { top } = body.getBoundingClientRect()
  const last = total - 1
  const at = (y: number) => Math.floor((y - top) / height)
  const start = Math.min(Math.max(0, at(0) - MARGIN), Math.max(0, last - MARGIN))
  return { start, end: Math.min(last, Math.max(start + MARGIN, at(window.innerHeight) + MARGIN)) }
}

const useWindowRows = (body: RefObject<HTMLElement | null>, total: number, height: number): Range | null => {
  const [range, setRange] = useState<Range | null>(null)
  useLayoutEffect(() => {
    const look = () => {
      if (!body.current) return
      const next = rowsInWindow(body.current, total, height)
      setRange((now) => (now?.start === next.start && now.end === next.end ? now : next))
    }
    look()
    window.addEventListener('scroll', look, { passive: true })
    window.addEventListener('resize', look)
    // What stands above may grow: a plot that is drawn again, a part that is opened.
    const observer = new ResizeObserver(look)
    observer.observe(document.body)
    return () => {
      window.removeEventListener('scroll', look)
      window.removeEventListener('resize', look)
      observer.disconnect()
    }
  }, [body, total, height])
  return range
}

/**
 * Which rows are in view, and how much room is above and below them. The page itself scrolls, so that back brings one to
 * the same place. Before the script runs, without it and on paper, the rows are those that the server sent.
 */
export const useVisibleRows = (body: RefObject<HTMLElement | null>, total: number, first: First) => {
  const narrow = useSyncExternalStore(
    watchWidth,
    () => window.matchMedia(NARROW).matches,
    () => false,
  )
  const height = narrow ? CARD_HEIGHT : ROW_HEIGHT
  const printing = usePrinting()
  const wanted = useWindowRows(body, total, height)
  const drawn = useDrawnInPieces(wanted)
  const scrollTo = (index: number) => {
    const top = (body.current?.getBoundingClientRect().top ?? 0) + index * height
    const tooLow = top + height - (window.innerHeight - BARS)
    const by = top < BARS ? top - BARS : Math.max(0, tooLow)
    if (by !== 0) window.scrollBy({ top: by, behavior: 'instant' })
  }
  const sent = {
    start: first.offset,
    end: first.offset + Math.max(0, Math.min(ROWS_AT_ONCE, total - first.offset, first.rows.length) - 1),
  }
  const { start, end } = drawn === null || printing || drawn.end >= total ? sent : drawn
  return {
    indexes: Array.from({ length: end - start + 1 }, (_, i) => start + i),
    above: start * height,
    below: Math.max(0, total - end - 1) * height,
    from: (wanted ?? sent).start,
    to: (wanted ?? sent).end,
    scrollTo,
  }
}

// So many rows are drawn while a key is on its way up, on a slow phone, and nobody waits.
const PIECE = 5

const nextPiece = (drawn: Range, wanted: Range): Range => {
  const start = Math.max(drawn.start, wanted.start)
  const end = Math.min(drawn.end, wanted.end)
  if (start > end) return { start: wanted.start, end: Math.min(wanted.end, wanted.start + PIECE - 1) }
  return { start: Math.max(wanted.start, start - PIECE), end: Math.min(wanted.end, end + PIECE) }
}

/** A leap to the end draws a whole screen of rows anew: a few at a time, so that whoever presses the next key is heard. */
const useDrawnInPieces = (wanted: Range | null): Range | null => {
  const [drawn, setDrawn] = useState<Range | null>(null)
  // What the server sent stands there already.
  if (drawn === null && wanted !== null) setDrawn(wanted)
  useEffect(() => {
    if (drawn === null || wanted === null) return
    if (drawn.start !== wanted.start || drawn.end !== wanted.end)
      startTransition(() => setDrawn(nextPiece(drawn, wanted)))
  }, [drawn, wanted])
  return drawn ?? wanted
}

const usePrinting = (): boolean => {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const begin = () => setPrinting(true)
    const end = () => setPrinting(false)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  return printing
}
