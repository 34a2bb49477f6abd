import { opensAt } from '#lib/domain/catalog/opens-at.ts'
import { throttledUntil } from '#lib/domain/delivery/contact-throttle.ts'
import type { SendOutcome } from '#lib/domain/delivery/outcome.ts'
import { quietUntil } from '#lib/domain/delivery/quiet-hours.ts'
import { retryLater } from '#lib/domain/delivery/retry-budget.ts'
import { smsBudget, unpaidUntil } from '#lib/domain/delivery/sms-budget.ts'
import type { ClaimedDelivery } from '#lib/ports/sending.ts'
import type { Ports } from '#lib/ports/ports.ts'

type Deferred = Extract<SendOutcome, { type: 'defer' }>
type Needs = Pick<Ports, 'clock' | 'random' | 'sendLimiter'>

/**
 * Whether a delivery waits, judged at the moment at which it would be sent: what holds it back spends no attempt, and
 * stands beside it. Made anew for each batch, in which one contact may be named more than once.
 */
export const holdBack = ({ clock, random, sendLimiter }: Needs) => {
  const heardHere = new Map<string, Date[]>()
  const opens = opensOnce()
  return (delivery: ClaimedDelivery): Deferred | null => {
    const now = clock.now()
    const { priority, channel, contactId, attempt, store, limits } = delivery
    const { policy, own, openingHours, heardAt, smsParts } = limits
    const until = (at: Date | null, reason: string): Deferred | null =>
      at && { type: 'defer', reason, until: at }
    const here = heardHere.get(contactId) ?? []
    const waits =
      until(
        quietUntil({ priority, policy, own, store: { timezone: store.timezone, openingHours } }, now, opens),
        'quiet hours',
      ) ??
      (channel === 'sms'
        ? until(unpaidUntil(priority, smsBudget(smsParts, policy), now), 'monthly SMS limit reached')
        : null) ??
      until(
        throttledUntil({ channel, priority, heardAt: [...heardAt, ...here] }, policy, now),
        'contact message limit reached',
      ) ??
      // What is urgent is tried again when its time has come: the breaker, not this, spares a provider that is away.
      (attempt > 1 && priority !== 'high' && !sendLimiter.mayRetry(channel)
        ? until(retryLater(now, random.fraction()), 'retry limit reached')
        : null)
    if (waits) return waits
    heardHere.set(contactId, [...here, now])
    sendLimiter.tries(channel, attempt > 1 ? 'again' : 'first')
    return null
  }
}

/** Two hundred stores of a batch mostly share a few weeks of opening hours: each is looked up once. */
const opensOnce = (): typeof opensAt => {
  const known = new Map<string, Date>()
  return (store, at) => {
    const key = JSON.stringify(store)
    const opens = known.get(key) ?? opensAt(store, at)
    known.set(key, opens)
    return opens
  }
}
