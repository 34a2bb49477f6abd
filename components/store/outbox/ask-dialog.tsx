'use client'

import dynamic from 'next/dynamic'
import { useEffect } from 'react'

const load = () => import('#components/ui/alert-dialog.tsx').then(({ AlertDialog }) => AlertDialog)

/** The question before what cannot be undone; not among the first scripts of a page that is to stand at once. */
export const AskDialog = dynamic(load, { ssr: false })

/** Fetches it once the page is alive: whoever is asked may have no network then. */
export const useAskAhead = (): void => useEffect(() => void load().catch(() => undefined), [])
