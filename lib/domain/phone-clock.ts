import { after, before, days } from './duration.ts'

const OLDEST = days(366)
const AHEAD = days(1)

/** The clock of a phone may be years off. What it says is kept as far as it can be so; else it was now. */
export const believed = (said: Date, now: Date): Date =>
  said >= before(now, OLDEST) && said <= after(now, AHEAD) ? said : now
