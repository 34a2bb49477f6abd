'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'

import { toldByLine } from './outbox/line-state.ts'
import { rememberClock } from './phone-clock.ts'

const EVERY_MS = 3_000
const PATIENCE_MS = 10_000

/**
 * Asks in short steps whether anything of this store has changed, and reads the page again when it has: an answer of a
 * colleague, a wider scope, a new recall. What comes of asking also tells whether the line is up, and how late it is.
 */
export const KeepInStep = ({ pulse }: { pulse: string }) => {
  const router = useRouter()
  const seen = useRef(pulse)
  useEffect(() => {
    seen.current = pulse
  }, [pulse])
  useEffect(() => {
    let asking = false
    const look = async () => {
      if (asking || document.visibilityState !== 'visible' || !navigator.onLine) return
      asking = true
      const now = await askPulse()
      asking = false
      toldByLine(now !== null)
      if (!now || now === seen.current) return
      seen.current = now
      // The scanner hears of what is recalled by itself, and a page that is read again as the line fails is left for another.
      if (!location.pathname.endsWith('/scan')) router.refresh()
    }
    const timer = setInterval(() => void look(), EVERY_MS)
    const soon = () => void look()
    document.addEventListener('visibilitychange', soon)
    window.addEventListener('online', soon)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', soon)
      window.removeEventListener('online', soon)
    }
  }, [router])
  return null
}

/** Null: nothing answered. Empty: somebody did, who does not tell it, because the session has ended for one. */
const askPulse = async (): Promise<string | null> => {
  try {
    const answer = await fetch('/api/store/pulse', { signal: AbortSignal.timeout(PATIENCE_MS) })
    rememberClock(Date.parse(answer.headers.get('date') ?? ''))
    if (!answer.ok) return answer.status >= 500 ? null : ''
    const { pulse } = (await answer.json()) as { pulse?: unknown }
    return typeof pulse === 'string' ? pulse : ''
  } catch {
    return null
  }
}
