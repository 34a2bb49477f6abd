'use client'

import { Badge } from '#components/ui/badge.tsx'
import { check } from '#components/ui/glyphs.ts'

import { useLive } from './live-board.tsx'

/** Whether what stands beside it still follows what happens. */
export const LiveMark = () => {
  const { connection } = useLive()
  return (
    <span role="status" data-print="no" className="inline-flex min-h-6 items-center">
      {connection === 'open' ? (
        <Badge tone="info" glyph={check}>
          Live
        </Badge>
      ) : (
        <span className="text-xs text-muted">{connection === 'lost' ? 'Reconnecting…' : 'Connecting…'}</span>
      )}
    </span>
  )
}
