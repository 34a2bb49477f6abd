import { minutes } from '#lib/domain/duration.ts'

/** How long a change may take that may concern every store of the largest retailer at once. */
export const OF_EVERY_STORE = minutes(2)
