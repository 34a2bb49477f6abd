'use client'

import { useEffect, useEffectEvent, type RefObject } from 'react'

import type { ReadSymbol } from '#lib/domain/scan/code-of-symbol.ts'

import { openSymbolReader, type SymbolReader } from './symbol-reader.ts'

// Between two frames; a phone that reads without a pause grows hot.
const PAUSE_MS = 60

type See = (symbols: ReadSymbol[], takenAt: number) => void

/** Reads frame after frame as long as the camera is live. `takenAt` is when the frame was taken. */
export const useSymbols = (video: RefObject<HTMLVideoElement | null>, live: boolean, see: See) => {
  const seen = useEffectEvent(see)
  useEffect(() => {
    if (!live) return
    let over = false
    let reader: SymbolReader | null = null
    const run = async () => {
      reader = await openSymbolReader()
      while (!over) {
        const takenAt = performance.now()
        const symbols = video.current ? await reader.read(video.current).catch(() => []) : []
        if (over) break
        if (symbols.length > 0) seen(symbols, takenAt)
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
      }
      reader.close()
    }
    void run()
    return () => {
      over = true
      reader?.close()
    }
  }, [video, live])
}
