/** As much of a message as is kept: more than SQS takes never arrives. */
export const MOST_KEPT = 256 * 1024

/** So many go back in a second: what killed a worker once is not given to all of them at once. */
export const REDRIVEN_A_SECOND = 50
