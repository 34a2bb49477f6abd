import { renderNoticeMail } from '#lib/domain/delivery/notice-mail.ts'
import type { SendOutcome } from '#lib/domain/delivery/outcome.ts'
import { nextAttemptAt, REPEAT_AFTER } from '#lib/domain/delivery/retry.ts'
import { after, before, seconds } from '#lib/domain/duration.ts'
import { assertNever, ok, type Result } from '#lib/domain/result.ts'
import type { ClaimedDelivery, DeliveryResult } from '#lib/ports/delivery.ts'
import type { Ports } from '#lib/ports/ports.ts'

type Needs = Pick<Ports, 'deliveries' | 'email' | 'clock' | 'chance' | 'digest' | 'urls' | 'log' | 'tracing'>

const LEASE = seconds(30)
// Longer than the slowest send: whoever has less time left does not begin one.
const SLOWEST_SEND = seconds(20)
const AT_ONCE = 20

/**
 * Sends what is due of the named deliveries.
 * Claim with a lease and write the attempts → send → settle under the lease. A crash between send and settle leaves a
 * doubt, which the sweep finds when the lease has run out; a second worker with the same message finds nothing to claim.
 */
export const sendDeliveries =
  (ports: Needs) =>
  async ({ tenantId, deliveryIds }: { tenantId: string; deliveryIds: string[] }): Promise<Result<number>> => {
    const leaseToken = ports.chance.id()
    const secrets = new Map(deliveryIds.map((id) => [id, ports.chance.secret(16)]))
    const linkHashes = new Map([...secrets].map(([id, secret]) => [id, ports.digest(secret)]))
    const at = ports.clock.now()
    const leaseUntil = after(at, LEASE)
    const claimed = await ports.deliveries.claim({
      tenantId,
      ids: deliveryIds,
      leaseToken,
      at,
      leaseUntil,
      linkHashes,
    })
    // Bounded by the batch: a message names at most 200 deliveries.
    for (let from = 0; from < claimed.length; from += AT_ONCE) {
      const inTime = ports.clock.now() < before(leaseUntil, SLOWEST_SEND)
      // A slow provider, or a process that was asleep: what would outlive the lease is given back unsent.
      const some = inTime ? claimed.slice(from, from + AT_ONCE) : claimed.slice(from)
      const results = inTime
        ? await Promise.all(some.map((delivery) => sendOne(ports, delivery, secrets.get(delivery.id) ?? '')))
        : some.map((delivery) => givenBack(delivery, ports.clock.now()))
      const settled = await ports.deliveries.settle({ tenantId, leaseToken, at: ports.clock.now(), results })
      if (settled < results.length)
        ports.log.warn('delivery.lease_lost', { tenantId, count: results.length - settled })
      if (!inTime) break
    }
    return ok(claimed.length)
  }

const givenBack = ({ id: deliveryId, attempt }: ClaimedDelivery, now: Date): DeliveryResult => ({
  deliveryId,
  attempt,
  state: 'pending',
  error: 'not sent: the lease ran out first',
  nextAttemptAt: now,
})

const sendOne = (ports: Needs, delivery: ClaimedDelivery, secret: string): Promise<DeliveryResult> => {
  const fields = { deliveryId: delivery.id, recallId: delivery.recallId, attempt: delivery.attempt }
  return ports.tracing.span('delivery.send', () => trySend(ports, delivery, secret), {
    traceparent: delivery.traceparent,
    fields,
  })
}

const trySend = async (ports: Needs, delivery: ClaimedDelivery, secret: string): Promise<DeliveryResult> => {
  const { id: deliveryId, attempt, supersededBecause } = delivery
  if (supersededBecause) return { deliveryId, attempt, state: 'superseded', error: supersededBecause }
  const { recall, store, language, dueAt, repeat, to } = delivery
  const link = `${ports.urls.store}/a/${secret}`
  const mail = renderNoticeMail({
    language,
    repeat,
    purpose: delivery.purpose,
    moreArrived: delivery.moreArrived,
    match: delivery.match,
    recall,
    productNames: recall.productNames,
    store,
    dueAt,
    link,
  })
  const outcome = await ports.email.send({ deliveryId, to, ...mail })
  const reason = outcome.type === 'accepted' ? undefined : outcome.reason
  ports.log.info('delivery.tried', {
    deliveryId,
    recallId: delivery.recallId,
    attempt,
    outcome: outcome.type,
    reason,
  })
  return judge(ports, delivery, outcome)
}

const judge = ({ clock, chance }: Needs, delivery: ClaimedDelivery, outcome: SendOutcome): DeliveryResult => {
  const { id: deliveryId, attempt, priority, createdAt } = delivery
  const now = clock.now()
  switch (outcome.type) {
    case 'accepted':
      return { deliveryId, attempt, state: 'accepted', providerMessageId: outcome.providerMessageId }
    case 'failed':
      return { deliveryId, attempt, state: 'failed', error: outcome.reason }
    case 'unknown':
      return {
        deliveryId,
        attempt,
        state: 'unknown',
        error: outcome.reason,
        nextAttemptAt: after(now, REPEAT_AFTER[priority]),
      }
    case 'retry': {
      const again = nextAttemptAt(
        now,
        { priority, attempts: attempt, createdAt, retryAfter: outcome.retryAfter },
        chance.fraction(),
      )
      if (!again) return { deliveryId, attempt, state: 'failed', error: `gave up: ${outcome.reason}` }
      return { deliveryId, attempt, state: 'pending', error: outcome.reason, nextAttemptAt: again }
    }
    default:
      return assertNever(outcome)
  }
}
