import type { Admission } from '#lib/domain/delivery/provider-gate.ts'
import type { SendOutcome } from '#lib/domain/delivery/outcome.ts'
import type { SendingChannel } from '#lib/domain/channel/channel.ts'
import { RENDERERS, type MessageContents } from '#lib/domain/delivery/render.ts'
import { after, before, hours, seconds } from '#lib/domain/duration.ts'
import { ok, type Result } from '#lib/domain/result.ts'
import type { ClaimedDelivery, DeliveryResult } from '#lib/ports/sending.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { countSpend } from './count-spend.ts'
import { eachAtOnce } from './each-at-once.ts'
import { holdBack } from './hold-back.ts'
import { judgeOutcome } from './judge-outcome.ts'
import { settleInBulk } from './settle-in-bulk.ts'

type Needs = Pick<
  Ports,
  'sending' | 'channels' | 'sendLimiter' | 'clock' | 'random' | 'digest' | 'urls' | 'log' | 'tracing'
>
type Batch = { tenantId: string; channel: SendingChannel; deliveryIds: string[] }

const LEASE = seconds(30)
// Longer than the slowest send: whoever has less time left does not begin one.
const SLOWEST_SEND = seconds(20)
const AT_ONCE = 64
// Parked deliveries are taken up when the provider is back; this is for when nobody notices that.
const PARKED_AT_MOST = hours(1)

/**
 * Sends what is due of the named deliveries.
 * Admission by the provider's gate → claim with a lease and write the attempts → send → settle under the lease. A crash
 * between send and settle leaves a doubt, which the sweep finds when the lease has run out; a second worker with the same
 * message finds nothing to claim.
 */
export const sendDeliveries =
  (ports: Needs) =>
  async (batch: Batch, priority: ClaimedDelivery['priority'] = 'high'): Promise<Result<number>> => {
    const { channel, deliveryIds } = batch
    const { granted, wait } = await ports.sendLimiter.admit(channel, deliveryIds.length, priority)
    if (wait) await putOff(ports, batch.tenantId, deliveryIds.slice(granted), wait)
    if (granted === 0) return ok(0)
    const { taken, tried } = await sendGranted(ports, {
      ...batch,
      deliveryIds: deliveryIds.slice(0, granted),
    })
    if (tried === 0 && wait?.parked && wait.probe) await ports.sendLimiter.giveBack(channel, wait.probe)
    return ok(taken)
  }

const putOff = (
  { sending, clock }: Needs,
  tenantId: string,
  ids: string[],
  wait: NonNullable<Admission['wait']>,
): Promise<void> => {
  const at = clock.now()
  if (wait.parked) return sending.park({ tenantId, ids, at, lookAgainAt: after(at, PARKED_AT_MOST) })
  const places = ids.map((_, i) => after(wait.from, seconds((i + 1) / wait.perSecond)))
  return sending.postpone({ tenantId, ids, at, places })
}

const sendGranted = async (
  ports: Needs,
  { tenantId, channel, deliveryIds: ids }: Batch,
): Promise<{ taken: number; tried: number }> => {
  const secrets = new Map(ids.map((id) => [id, ports.random.secret(16)]))
  const linkHashes = new Map([...secrets].map(([id, secret]) => [id, ports.digest(secret)]))
  const at = ports.clock.now()
  const leaseUntil = after(at, LEASE)
  const lease = { tenantId, leaseToken: ports.random.id() }
  const claimed = await ports.sending.claim({ ...lease, ids, channel, at, leaseUntil, linkHashes })
  if (claimed.length === 0) return { taken: 0, tried: 0 }
  const settler = settleInBulk(ports, tenantId, lease.leaseToken)
  const outcomes: SendOutcome[] = []
  const waits = holdBack(ports)
  let parts = 0
  // A slow provider, or a process that was asleep: what would outlive the lease is given back unsent.
  const inTime = () => ports.clock.now() < before(leaseUntil, SLOWEST_SEND)
  await eachAtOnce(claimed, AT_ONCE, async (delivery) => {
    const done = await ports.sendLimiter.acquire(delivery.priority, channel)
    try {
      if (delivery.supersededBecause) return settler.add(superseded(delivery, delivery.supersededBecause))
      if (!ports.sendLimiter.isAvailable(channel))
        return settler.add(givenBack(delivery, 'parked', ports.clock.now()))
      if (!inTime()) return settler.add(givenBack(delivery, 'pending', ports.clock.now()))
      const held = waits(delivery)
      if (held) return settler.add(judgeOutcome(ports, delivery, held))
      const content = contentOf(ports, channel, delivery, secrets.get(delivery.id) ?? '')
      const outcome = await sendOne(ports, channel, delivery, content)
      if ('parts' in content && outcome.type === 'accepted') parts += content.parts
      ports.sendLimiter.recordOutcome(channel, outcome)
      outcomes.push(outcome)
      settler.add(judgeOutcome(ports, delivery, outcome))
    } finally {
      done()
    }
  })
  await settler.end()
  await ports.sending.endLease(lease)
  await ports.sendLimiter.report(channel, outcomes)
  if (parts > 0) await countSpend(ports, tenantId, parts, claimed)
  return { taken: claimed.length, tried: outcomes.length }
}

const superseded = ({ id: deliveryId, attempt }: ClaimedDelivery, error: string): DeliveryResult => ({
  deliveryId,
  attempt,
  state: 'superseded',
  error,
})

const givenBack = (
  { id: deliveryId, attempt }: ClaimedDelivery,
  state: 'pending' | 'parked',
  now: Date,
): DeliveryResult => ({
  deliveryId,
  attempt,
  state,
  unsent: true,
  error: state === 'parked' ? 'provider down' : 'not sent: the lease expired first',
  nextAttemptAt: now,
})

const sendOne = <Channel extends SendingChannel>(
  { channels, log, tracing }: Needs,
  channel: Channel,
  { id: deliveryId, to, recallId, attempt, traceparent, sealedSecrets }: ClaimedDelivery,
  content: MessageContents[Channel],
): Promise<SendOutcome> => {
  const fields = { deliveryId, recallId, attempt }
  const send = async (): Promise<SendOutcome> => {
    const outcome = await channels[channel].send({
      deliveryId,
      to,
      ...(sealedSecrets ? { sealedSecrets } : {}),
      ...content,
    })
    const reason = outcome.type === 'accepted' ? undefined : outcome.reason
    log.info('delivery.tried', { ...fields, outcome: outcome.type, reason })
    return outcome
  }
  return tracing.span('delivery.send', send, { traceparent, fields })
}

const contentOf = <Channel extends SendingChannel>(
  { urls }: Needs,
  channel: Channel,
  { recall, ...delivery }: ClaimedDelivery,
  secret: string,
): MessageContents[Channel] =>
  RENDERERS[channel]({
    ...delivery,
    recall,
    productNames: recall.productNames,
    link: `${urls.store}/a/${secret}`,
  })
