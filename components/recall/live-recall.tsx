'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'

import { Badge } from '#components/ui/badge.tsx'
import { check, cloudOff } from '#components/ui/glyphs.ts'

const AT_MOST_EVERY_MS = 400

/**
 * Keeps the page true: reads it again whenever the recall changes. The browser reconnects by itself and says which
 * event it had last, so a break loses nothing; while it lasts the page says that its figures may be old.
 */
export const LiveRecall = ({ recallId }: { recallId: string }) => {
  const router = useRouter()
  const [connected, setConnected] = useState<boolean | null>(null)

  useEffect(() => {
    const source = new EventSource(`/api/live?recall=${recallId}`)
    let timer: ReturnType<typeof setTimeout> | null = null
    let last = 0
    const refresh = () => {
      timer ??= setTimeout(
        () => {
          timer = null
          last = Date.now()
          router.refresh()
        },
        Math.max(0, last + AT_MOST_EVERY_MS - Date.now()),
      )
    }
    source.addEventListener('open', () => setConnected(true))
    source.addEventListener('error', () => setConnected(false))
    source.addEventListener('recall', refresh)
    return () => {
      source.close()
      if (timer) clearTimeout(timer)
    }
  }, [recallId, router])

  if (connected === null) return null
  return (
    <span role="status">
      {connected ? (
        <Badge tone="verified" glyph={check}>
          Live
        </Badge>
      ) : (
        <Badge tone="waiting" glyph={cloudOff}>
          Reconnecting, figures may be old
        </Badge>
      )}
    </span>
  )
}
