import { z } from 'zod'

// Before this nothing of ours happened, and no database or calendar of anybody is bothered with the year 0.
const FIRST = Date.UTC(1970, 0, 1)
const LAST = Date.UTC(2200, 0, 1)

const OUT_OF_REACH = { message: 'Enter a time between 1970 and 2200.', params: { code: 'out_of_range' } }

const isInReach = (text: string): boolean => {
  const at = Date.parse(text)
  return at >= FIRST && at < LAST
}

/** A moment with its offset, as programs write it. */
export const Moment = z.iso.datetime({ offset: true }).refine(isInReach, OUT_OF_REACH)

/** A day, as packs carry it. */
export const Day = z.iso.date().refine(isInReach, OUT_OF_REACH)
