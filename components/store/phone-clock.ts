// How far the clock of this phone is ahead of the server's, as far as anybody has asked: some phones are days off.

const CLOCK_AHEAD = 'clearshelf:clock-ahead'
const listeners = new Set<() => void>()

/** Keeps the time of an answer that has just come from the server. */
export const rememberClock = (server: number): void => {
  if (Number.isNaN(server)) return
  try {
    localStorage.setItem(CLOCK_AHEAD, String(Date.now() - server))
  } catch {
    // A phone without room believes its own clock.
  }
  for (const listener of listeners) listener()
}

/** Milliseconds; null if the server was never heard. */
export const clockAhead = (): number | null => {
  try {
    const kept = localStorage.getItem(CLOCK_AHEAD)
    return kept === null ? null : Number(kept) || 0
  } catch {
    return null
  }
}

/** Calls whenever the server was heard. */
export const onClock = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
