'use client'

import { useCallback, useEffect, useEffectEvent, useState, type RefObject } from 'react'

import type { ReadSymbol } from '#lib/domain/scan/code-of-symbol.ts'

import { openSymbolReader, type SymbolReader } from './symbol-reader.ts'

// Between two frames; a phone that reads without a pause grows hot.
const PAUSE_MS = 60

type See = (symbols: ReadSymbol[], takenAt: number) => void

/** Reads frame after frame as long as the camera is live. `takenAt` is when the frame was taken. */
export const useSymbols = (video: RefObject<HTMLVideoElement | null>, live: boolean, see: See) => {
  const { reader, failed, again, loaded } = useReader()
  const seen = useEffectEvent(see)
  useEffect(() => {
    if (!live || !reader) return
    let over = false
    const run = async () => {
      while (!over) {
        const takenAt = performance.now()
        const symbols = video.current ? await reader.read(video.current).catch(() => []) : []
        if (over) return
        // Also of a frame in which there is nothing: what was said of a pack ends with it.
        seen(symbols, takenAt)
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
      }
    }
    void run()
    return () => {
      over = true
    }
  }, [video, live, reader])
  return { failed, again, loaded: reader ? 1 : loaded }
}

// Opened with the page, before there is a camera: what has to be loaded for it is there when the network is not.
const useReader = () => {
  const [reader, setReader] = useState<SymbolReader | null>(null)
  const [failed, setFailed] = useState(false)
  const [tries, setTries] = useState(0)
  const [loaded, setLoaded] = useState(0)
  useEffect(() => {
    let gone = false
    const opened = openSymbolReader((part) => !gone && setLoaded(part))
    opened.then(
      (here) => (gone ? here.close() : setReader(here)),
      () => !gone && setFailed(true),
    )
    return () => {
      gone = true
      void opened.then(
        (here) => here.close(),
        () => undefined,
      )
    }
  }, [tries])
  const again = useCallback(() => {
    setFailed(false)
    setTries((n) => n + 1)
  }, [])
  return { reader, failed, again, loaded }
}
