import { after, before, days, minutes, type Duration } from './duration.ts'

const OLDEST = days(366)
const AHEAD = days(1)

/** The clock of a phone may be years off. What it says is kept as far as it can be so; else it was now. */
export const believed = (said: Date, now: Date): Date =>
  said >= before(now, OLDEST) && said <= after(now, AHEAD) ? said : now

const CLOCK_WAS_SET: Duration = minutes(10)

/**
 * How far a phone's clock is ahead of the server's, from what it knew and what it hears now. Hearing late only makes it seem
 * further ahead, so the least is believed; unless it is so much more that somebody set the clock.
 */
export const aheadBy = (known: Duration | null, heard: Duration): Duration =>
  known === null || heard < known || heard - known > CLOCK_WAS_SET ? heard : known
