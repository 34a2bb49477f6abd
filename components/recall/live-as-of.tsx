'use client'

import { AsOf } from '#components/ui/as-of.tsx'

import { useLive } from './live-board.tsx'
import { LiveMark } from './live-mark.tsx'

type Props = {
  /** Set where what is shown was read at a time of its own. */
  at?: string
}

/** When what stands beside it was true, and whether it still follows what happens. */
export const LiveAsOf = ({ at }: Props) => {
  const { asOf, connection } = useLive()
  return (
    <>
      <AsOf
        label="As of"
        at={at ?? asOf}
        locale="en"
        timeZone="UTC"
        {...(connection === 'lost' ? { staleLabel: 'connection lost, figures may be out of date' } : {})}
      />
      <LiveMark />
    </>
  )
}
