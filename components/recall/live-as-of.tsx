'use client'

import { AsOf } from '#components/ui/as-of.tsx'

import { useLive } from './live-board.tsx'
import { LiveMark } from './live-mark.tsx'

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
        {...(connection === 'lost' ? { staleLabel: 'connection lost, figures may be out of date' } : {})}
      />
      <LiveMark />
    </>
  )
}
