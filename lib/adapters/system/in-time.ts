import { setTimeout as sleep } from 'node:timers/promises'

/** A probe waits three seconds at most, so an answer that takes longer than a little over two counts as none. */
export const inTime = (answers: Promise<boolean>): Promise<boolean> =>
  Promise.race([answers.catch(() => false), sleep(2200, false, { ref: false })])
