export type Pause = { waitMs: number }

const FIRST_MS = 250
const LONGEST_MS = 10_000
const HEALTHY_MS = 30_000

/**
 * How long to wait before a child that died is started again: a quarter of a second, then twice as long each time up
 * to ten seconds. A child that lived for half a minute has earned a fresh beginning.
 */
export const pauseBeforeRestart = (last: Pause | undefined, livedMs: number): Pause => {
  if (last === undefined || livedMs >= HEALTHY_MS) return { waitMs: FIRST_MS }
  return { waitMs: Math.min(last.waitMs * 2, LONGEST_MS) }
}
