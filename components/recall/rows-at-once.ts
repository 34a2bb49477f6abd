/** How many rows of the board come with its page, and at once as one scrolls: two windows full. */
export const ROWS_AT_ONCE = 50
