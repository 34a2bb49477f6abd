import { after, minutes } from '#lib/domain/duration.ts'
import type { Ports } from '#lib/ports/ports.ts'

type Needs = Pick<Ports, 'escalations' | 'clock' | 'log'>

// Whoever is lost in the middle of it leaves the recall to another worker after this.
const LOOK_FOR = minutes(1)

/** Takes every step of every ladder that is due. Answers for how many stores one was taken. */
export const takeDueSteps =
  ({ escalations, clock, log }: Needs) =>
  async (): Promise<number> => {
    let escalated = 0
    const at = clock.now()
    for (const { tenantId, recallId, changes } of await escalations.claimLooks(at, after(at, LOOK_FOR))) {
      try {
        // Bounded by the steps of the ladder: each store takes each of them once.
        for (let stores = -1; stores !== 0; escalated += stores)
          stores = await escalations.takeDueStep({ tenantId, recallId, changes, at })
      } catch (error) {
        // One recall that cannot be escalated holds up no other. The auditor tells of it if it lasts.
        log.warn('escalation.failed', { tenantId, recallId, error })
      }
    }
    return escalated
  }
