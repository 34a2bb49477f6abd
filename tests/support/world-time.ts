import { v7 } from 'uuid'

import { after, type Duration } from '#lib/domain/duration.ts'
import type { Random, Clock } from '#lib/ports/clock.ts'

export type HandClock = Clock & {
  advance(duration: Duration): void
  moveTo(at: Date): void
  /** The zone in which the test tells its times. */
  zone: string
}

/** A clock that stands still until it is moved. Starts at a time such as 2026-03-02T08:00-06:00[America/Chicago]. */
export const handClock = (start: string): HandClock => {
  const [, at = '', zone = ''] = /^([^[]+)\[([^\]]+)\]$/.exec(start) ?? []
  let now = new Date(at)
  if (Number.isNaN(now.getTime())) throw new Error(`Not a time with its zone: ${start}`)
  if (!at.endsWith(offsetOf(now, zone)))
    throw new Error(`${zone} is at ${offsetOf(now, zone)} then: ${start}`)
  return {
    zone,
    now: () => now,
    advance: (duration) => void (now = after(now, duration)),
    moveTo: (to) => {
      if (to < now)
        throw new Error(`Time does not run backwards, from ${now.toISOString()} to ${to.toISOString()}.`)
      now = to
    },
  }
}

const offsetOf = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .format(at)
    .replace(/^.*GMT$/, '+00:00')
    .replace(/^.*GMT/, '')

/** The same numbers for the same seed: mulberry32. */
export const seeded = (seed: number): (() => number) => {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Ids, secrets and numbers that are the same in each run, and ids that sort by the time of the world. */
export const seededRandom = (clock: Clock, seed: number): Random => {
  const next = seeded(seed)
  const bytes = (n: number) => Uint8Array.from({ length: n }, () => Math.floor(next() * 256))
  let ids = 0
  return {
    id: () => v7({ msecs: clock.now().getTime(), seq: (ids += 1), random: bytes(16) }),
    secret: (n) => Buffer.from(bytes(n)).toString('base64url'),
    fraction: next,
  }
}
