/** Where units are that were shipped to a store and not found there. Whoever still looks for them has nothing to report yet. */
export const WHEREABOUTS = ['sold', 'returned', 'never_arrived', 'destroyed_before'] as const
export type Whereabouts = (typeof WHEREABOUTS)[number]

/** In the desk’s words. */
export const WHEREABOUTS_WORDS: Record<Whereabouts, string> = {
  sold: 'Sold before the recall',
  returned: 'Sent back before the recall',
  never_arrived: 'Never arrived at the store',
  destroyed_before: 'Destroyed or thrown away before the recall',
}
