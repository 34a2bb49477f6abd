import { before, days } from '#lib/domain/duration.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { incomingKey, keptFolder } from './object-keys.ts'

type Needs = Pick<Ports, 'sweeps' | 'files' | 'clock'>

/** Removes what never became ready, a day after it was begun: its bytes first, so that none are left without a row. */
export const clearAwayFiles =
  ({ sweeps, files, clock }: Needs) =>
  async (): Promise<number> => {
    const left = await sweeps.unfinishedFiles(before(clock.now(), days(1)))
    for (const one of left) {
      await files.removeAll(incomingKey(one))
      await files.removeAll(keptFolder(one))
    }
    return left.length === 0 ? 0 : sweeps.forgetFiles(left.map(({ id }) => id))
  }
