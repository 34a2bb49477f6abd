'use client'

import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual'
import {
  startTransition,
  useEffect,
  useLayoutEffect,
  useState,
  useSyncExternalStore,
  type RefObject,
} from 'react'

import { CHUNK } from './use-board-rows.ts'
import { CARD_HEIGHT, ROW_HEIGHT } from './store-row.tsx'

const NARROW = '(max-width: 639.9px)'
const watchWidth = (changed: () => void) => {
  const media = window.matchMedia(NARROW)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}

type First = { offset: number; rows: readonly unknown[] }

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
  const [margin, setMargin] = useState<number | null>(null)
  const printing = usePrinting()
  // Nothing here is memoized by a compiler; what the virtualizer gives is used in the drawing that it was given for.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useWindowVirtualizer({
    count: total,
    estimateSize: () => height,
    overscan: 3,
    scrollMargin: margin ?? 0,
    rangeExtractor: defaultRangeExtractor,
    // The page is painted at its new place first, and a moment later the rows: a key never waits for them.
    useFlushSync: false,
  })

  useLayoutEffect(() => {
    const measure = () => {
      const top = body.current?.getBoundingClientRect().top
      if (top !== undefined) setMargin(Math.round(top + window.scrollY))
    }
    measure()
    // What stands above may grow: a plot that is drawn again, a part that is opened.
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [body])
  useEffect(() => virtual.measure(), [virtual, height])

  const items = virtual.getVirtualItems()
  const wanted = { start: items[0]?.index ?? -1, end: items.at(-1)?.index ?? -1 }
  const { start, end } = useDrawnInPieces(wanted)
  const scrollTo = (index: number) => virtual.scrollToIndex(index, { align: 'auto' })
  if (margin === null || printing || start < 0 || end >= total) {
    const indexes = Array.from(
      { length: Math.min(CHUNK, total - first.offset, first.rows.length) },
      (_, i) => first.offset + i,
    )
    const last = indexes.at(-1) ?? 0
    return {
      indexes,
      above: first.offset * height,
      below: Math.max(0, total - last - 1) * height,
      from: first.offset,
      to: last,
      scrollTo,
    }
  }
  return {
    indexes: Array.from({ length: end - start + 1 }, (_, i) => start + i),
    above: start * height,
    below: (total - end - 1) * height,
    from: wanted.start,
    to: wanted.end,
    scrollTo,
  }
}

type Range = { start: number; end: number }

// So many rows are drawn while a key is on its way up, on a slow phone, and nobody waits.
const PIECE = 8

const nextPiece = (drawn: Range, wanted: Range): Range => {
  const start = Math.max(drawn.start, wanted.start)
  const end = Math.min(drawn.end, wanted.end)
  if (drawn.start < 0 || start > end)
    return { start: wanted.start, end: Math.min(wanted.end, wanted.start + PIECE - 1) }
  return { start: Math.max(wanted.start, start - PIECE), end: Math.min(wanted.end, end + PIECE) }
}

/** A leap to the end draws a whole screen of rows anew: a few at a time, so that whoever presses the next key is heard. */
const useDrawnInPieces = (wanted: Range): Range => {
  const [drawn, setDrawn] = useState(wanted)
  // What the server sent stands there already.
  const fromServer = drawn.start < 0 && wanted.start >= 0
  if (fromServer) setDrawn(wanted)
  const { start, end } = wanted
  useEffect(() => {
    if (drawn.start !== start || drawn.end !== end)
      startTransition(() => setDrawn(nextPiece(drawn, { start, end })))
  }, [drawn, start, end])
  return fromServer ? wanted : drawn
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
