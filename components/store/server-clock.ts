import { aheadBy } from '#lib/domain/phone-clock.ts'

const KEY = 'clearshelf:clock-ahead'

/** The server said just now that it is this time. */
export const hearServerTime = (at: number): void => {
  try {
    localStorage.setItem(KEY, String(aheadBy(known(), Date.now() - at)))
  } catch {
    // A phone without room believes its own clock.
  }
}

/** The time that it is for the server, whatever clock this phone shows. */
export const serverNow = (): number => Date.now() - (known() ?? 0)

const known = (): number | null => {
  try {
    const kept = localStorage.getItem(KEY)
    return kept === null ? null : Number(kept) || 0
  } catch {
    return null
  }
}
