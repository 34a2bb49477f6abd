'use client'

import { AsOf } from '#components/ui/as-of.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { check } from '#components/ui/glyphs.ts'

import { useLive } from './live-board.tsx'

/** When the figures beside it were true, and whether they still follow what happens. */
export const LiveAsOf = () => {
  const { asOf, connection } = useLive()
  return (
    <>
      <AsOf
        label="As of"
        at={asOf}
        locale="en"
        timeZone="UTC"
        {...(connection === 'lost' ? { staleLabel: 'connection lost, these figures may be old' } : {})}
      />
      <span role="status" data-print="no" className="inline-flex min-h-6 items-center">
        {connection === 'open' ? (
          <Badge tone="info" glyph={check}>
            Live
          </Badge>
        ) : (
          <span className="text-xs text-muted">
            {connection === 'lost' ? 'Connecting again…' : 'Connecting…'}
          </span>
        )}
      </span>
    </>
  )
}
