'use client'

import { AsOf } from '#components/ui/as-of.tsx'

import { LiveMark } from './live-mark.tsx'
import { useLive } from './live-board.tsx'

/** When what is shown of one store was true, and whether it still follows what happens there. */
export const StoreAsOf = ({ asOf }: { asOf: string }) => {
  const { connection } = useLive()
  return (
    <>
      <AsOf
        label="As of"
        at={asOf}
        locale="en"
        timeZone="UTC"
        {...(connection === 'lost' ? { staleLabel: 'connection lost, may be out of date' } : {})}
      />
      <LiveMark />
    </>
  )
}
