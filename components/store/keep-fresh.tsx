'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const EVERY_MS = 20_000

/** Reads the page again now and then, and whenever the phone is taken up: a new recall shows without a press. */
export const KeepFresh = ({ every = EVERY_MS }: { every?: number }) => {
  const router = useRouter()
  useEffect(() => {
    const look = () => {
      // Without a network the browser would go to the page anew instead.
      if (document.visibilityState === 'visible' && navigator.onLine) router.refresh()
    }
    const timer = setInterval(look, every)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [router, every])
  return null
}
