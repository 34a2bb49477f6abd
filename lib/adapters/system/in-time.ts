import { setTimeout as sleep } from 'node:timers/promises'

/** Whoever asks whether we are ready waits three seconds at most: what has not answered a little after two does not. */
export const inTime = (answers: Promise<boolean>): Promise<boolean> =>
  Promise.race([answers.catch(() => false), sleep(2200, false, { ref: false })])
