import { z } from 'zod'

import { MOST_MINUTES } from '#lib/domain/notice/clocks.ts'

const RANGE = 'A whole number of minutes from 1 to 43,200 (30 days).'
const Minutes = z.int(RANGE).min(1, RANGE).max(MOST_MINUTES, RANGE)

const Clocks = z.strictObject({
  acknowledgeMinutes: Minutes.describe('From when the store is notified until it must acknowledge'),
  reportMinutes: Minutes.describe(
    'From when the store is notified until the product must be removed and reported',
  ),
})

/** How long stores have, by priority. Counts for notices that open afterwards. */
export const DeadlinesBody = z.strictObject({ high: Clocks, medium: Clocks, low: Clocks })
