'use client'

import dynamic from 'next/dynamic'
import { useEffect } from 'react'

const load = () => import('#components/ui/alert-dialog.tsx').then(({ AlertDialog }) => AlertDialog)

// First the task itself: whoever opens it wants to read it.
const SETTLED_MS = 4000

/** The question before what cannot be undone; not among the first scripts of a page that is to stand at once. */
export const AskDialog = dynamic(load, { ssr: false })

/** Fetches it once the page stands: whoever is asked may have no network then. */
export const useAskAhead = (): void =>
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => undefined), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [])
