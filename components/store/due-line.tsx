'use client'

import { useEffect, useState } from 'react'

import { Status } from '#components/ui/status.tsx'

import { clockAhead, onClock } from './phone-clock.ts'

const TICK_MS = 20_000
const MINUTE = 60_000

type Props = {
  dueAt: string
  /** As of when the page was made. */
  now: string
  locale: string
  /** "Remove and report by 6:00 PM EST", and what it says once that is over. */
  texts: { due: string; overdue: string; left: string; late: string }
}

/** A stretch of time in the two largest units that matter: "2 hr 14 min", "3 days". */
const spanText = (ms: number, locale: string): string => {
  const minutes = Math.max(1, Math.floor(ms / MINUTE))
  const say = (value: number, unit: 'day' | 'hour' | 'minute') =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay: unit === 'day' ? 'long' : 'short',
    }).format(value)
  if (minutes >= 48 * 60) return say(Math.floor(minutes / 1440), 'day')
  if (minutes < 60) return say(minutes, 'minute')
  const rest = minutes % 60
  return [say(Math.floor(minutes / 60), 'hour'), ...(rest > 0 ? [say(rest, 'minute')] : [])].join(' ')
}

/** The deadline of the clock that runs, counting down; once it is over it is said to be. */
export const DueLine = ({ dueAt, now, locale, texts }: Props) => {
  const [at, setAt] = useState(() => Date.parse(now))
  useEffect(() => {
    const [steady, wall] = [performance.now(), Date.now()]
    const tick = () => {
      const ahead = clockAhead()
      // Never held against the server's, the clock of a phone may be days off: only what has passed on it counts. A steady
      // clock stands still while some phones sleep, so the longer time is believed.
      const passed = Math.max(performance.now() - steady, Date.now() - wall)
      setAt(ahead === null ? Date.parse(now) + passed : Date.now() - ahead)
    }
    tick()
    const timer = setInterval(tick, TICK_MS)
    const forget = onClock(tick)
    return () => {
      clearInterval(timer)
      forget()
    }
  }, [now])
  const left = Date.parse(dueAt) - at
  const span = spanText(Math.abs(left), locale)
  return (
    <Status tone={left < 0 ? 'overdue' : 'waiting'} wrap>
      {left < 0
        ? `${texts.overdue} · ${texts.late.replace('{span}', span)}`
        : `${texts.due} · ${texts.left.replace('{span}', span)}`}
    </Status>
  )
}
