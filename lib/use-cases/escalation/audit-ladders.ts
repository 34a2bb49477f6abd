import { before, minutes } from '#lib/domain/duration.ts'
import { isBehind } from '#lib/domain/escalation/next-step.ts'
import type { Ports } from '#lib/ports/ports.ts'

type Needs = Pick<Ports, 'escalations' | 'clock' | 'log'>

// A sweep may be a moment late, or a worker be started again.
const GRACE = minutes(3)

/**
 * Works out anew, from the notices alone, who should have been escalated by now, and holds what was done against it. It
 * shares nothing with the sweep that does it, so that it notices when that one has silently stopped. Answers for how many
 * stores a step is missing.
 */
export const auditLadders =
  ({ escalations, clock, log }: Needs) =>
  async (): Promise<number> => {
    const now = clock.now()
    const dueBy = before(now, GRACE)
    let missing = 0
    for (const tenantId of await escalations.tenants()) {
      for (const { recallId, ladder, lateStores, stores } of await escalations.silences(tenantId, dueBy)) {
        const late = stores.filter((silence) => isBehind(ladder, silence, dueBy)).length
        missing += late
        if (late > 0) log.error('escalation.stopped', { tenantId, recallId, count: late })
        if (late !== lateStores) await escalations.markLate({ tenantId, recallId, stores: late, since: now })
      }
    }
    return missing
  }
