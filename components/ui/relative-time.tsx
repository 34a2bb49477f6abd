'use client'

import { useEffect, useState } from 'react'
import { absoluteText, relativeText } from './time-texts.ts'

type Props = {
  /** ISO, with offset. */
  at: string
  /** The server's now, ISO: the first words are then the same on both sides. */
  now: string
  locale: string
  timeZone: string
  /** In long tables: no button, so that the keyboard does not stop at every time; hover still tells. */
  plain?: boolean
}

/** How long ago, or how soon. Hover shows date, time and zone; a press swaps the two; paper has the one that stays true. */
export const RelativeTime = ({ at, now, locale, timeZone, plain = false }: Props) => {
  const [current, setCurrent] = useState(() => Date.parse(now))
  const [exact, setExact] = useState(false)
  useEffect(() => {
    // The server's clock goes on ticking here; the phone's own may be wrong by hours.
    const skew = Date.parse(now) - Date.now()
    const timer = setInterval(() => setCurrent(Date.now() + skew), 20_000)
    return () => clearInterval(timer)
  }, [now])
  const absolute = absoluteText(new Date(at), locale, timeZone)
  const time = (
    <time
      dateTime={at}
      title={absolute}
      className="whitespace-nowrap print:whitespace-normal print:after:content-[attr(title)]"
      suppressHydrationWarning
    >
      <span className="print:hidden" suppressHydrationWarning>
        {exact ? absolute : relativeText(Date.parse(at), current, locale)}
      </span>
    </time>
  )
  if (plain) return time
  return (
    <button
      type="button"
      onClick={() => setExact(!exact)}
      className="above-link rounded-sm decoration-dotted underline-offset-2 hover:underline"
    >
      {time}
    </button>
  )
}
