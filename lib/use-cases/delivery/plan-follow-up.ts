import { ok, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

type Needs = Pick<Ports, 'deliveries' | 'clock' | 'log' | 'tracing'>
type Input = { tenantId: string; followUpId: string }

/** From an ordered reminder or escalation to a delivery for each contact. Safe to repeat. */
export const planFollowUp =
  ({ deliveries, clock, log, tracing }: Needs) =>
  async ({ tenantId, followUpId }: Input): Promise<Result<number>> => {
    const count = await deliveries.planFollowUp({
      tenantId,
      followUpId,
      at: clock.now(),
      traceparent: tracing.traceparent(),
    })
    log.info('follow_up.planned', { tenantId, count })
    return ok(count)
  }
