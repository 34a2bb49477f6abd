'use client'

import { useEffect } from 'react'

import { keepAhead } from '../offline/service-worker.ts'

// First the task itself: whoever opens it wants to read it.
const SETTLED_MS = 2500

/** Fetches what reads codes when a task is opened, and the page of the scanner: a freezer has no network. */
export const WarmReader = ({ page }: { page: string }) => {
  useEffect(() => {
    const timer = setTimeout(() => {
      void keepAhead([page])
      void import('./symbol-reader.ts')
        .then(({ openSymbolReader }) => openSymbolReader())
        .then(
          (reader) => reader.close(),
          // The page of the scanner tries again, and says so.
          () => undefined,
        )
    }, SETTLED_MS)
    return () => clearTimeout(timer)
  }, [page])
  return null
}
