import type { Result } from '#lib/domain/result.ts'
import { ok } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

type Needs = Pick<Ports, 'deliveries' | 'clock' | 'log' | 'tracing'>
type Input = { tenantId: string; recallId: string; recallVersion: number }

/** From one issued version to a notice for each store and a delivery for each contact. Safe to repeat. */
export const fanOut =
  ({ deliveries, clock, log, tracing }: Needs) =>
  async (input: Input): Promise<Result<number>> => {
    const count = await deliveries.fanOut({ ...input, at: clock.now(), traceparent: tracing.traceparent() })
    log.info('recall.fanned_out', { ...input, count })
    return ok(count)
  }
