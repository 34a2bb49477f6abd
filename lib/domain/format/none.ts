/** What stands in an address where a store has no district, no banner, no state or no owner. */
export const NONE = '(none)'
