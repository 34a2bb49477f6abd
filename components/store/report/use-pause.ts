'use client'

import { useEffect, useState } from 'react'

/** Longer than the gap between the taps of somebody who is impatient. */
const PAUSE_MS = 700

/**
 * What has just come into sight takes no press for a moment: whoever taps on and on at a slow phone has not read it. Each
 * early press begins the pause anew. `press` answers whether the pause was over when it began.
 */
export const usePause = (): { over: boolean; press: () => boolean } => {
  const [over, setOver] = useState(false)
  const [round, setRound] = useState(0)
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [round])
  const press = () => {
    if (!over) setRound((n) => n + 1)
    return over
  }
  return { over, press }
}
