import type { SendOutcome } from '#lib/domain/delivery/outcome.ts'
import { nextAttemptAt, REPEAT_AFTER } from '#lib/domain/delivery/retry.ts'
import { after } from '#lib/domain/duration.ts'
import { assertNever } from '#lib/domain/result.ts'
import type { ClaimedDelivery, DeliveryResult } from '#lib/ports/sending.ts'
import type { Ports } from '#lib/ports/ports.ts'

/** From what a channel says to what becomes of the delivery. */
export const judgeOutcome = (
  { clock, random }: Pick<Ports, 'clock' | 'random'>,
  { id: deliveryId, attempt, priority, createdAt }: ClaimedDelivery,
  outcome: SendOutcome,
): DeliveryResult => {
  const now = clock.now()
  const result = { deliveryId, attempt }
  switch (outcome.type) {
    case 'accepted':
      return { ...result, state: 'accepted', providerMessageId: outcome.providerMessageId }
    case 'failed':
      return {
        ...result,
        state: 'failed',
        error: outcome.reason,
        ...(outcome.addressGone ? { addressGone: true } : {}),
      }
    case 'defer':
      return {
        ...result,
        state: 'pending',
        unsent: true,
        error: outcome.reason,
        nextAttemptAt: outcome.until,
      }
    case 'unknown':
      return {
        ...result,
        state: 'unknown',
        error: outcome.reason,
        nextAttemptAt: after(now, REPEAT_AFTER[priority]),
      }
    case 'retry': {
      const job = { priority, attempts: attempt, createdAt, retryAfter: outcome.retryAfter }
      const again = nextAttemptAt(now, job, random.fraction())
      if (!again) return { ...result, state: 'failed', error: `gave up: ${outcome.reason}` }
      return { ...result, state: 'pending', error: outcome.reason, nextAttemptAt: again }
    }
    default:
      return assertNever(outcome)
  }
}
