import type { DeliverySweeps } from '#lib/adapters/memory/memory-sweeps.ts'
import { after, seconds, type Duration } from '#lib/domain/duration.ts'
import type { Deliveries } from '#lib/ports/delivery.ts'
import type { Gates } from '#lib/ports/gates.ts'
import type { DeliveryResult, Sending } from '#lib/ports/sending.ts'

export type SendingGround = AsyncDisposable & {
  tenantId: string
  otherTenantId: string
  recallId: string
  ports: { sending: Sending; gates: Gates; sweeps: DeliverySweeps; deliveries: Pick<Deliveries, 'fanOut'> }
  /** When the recall was issued, to two stores with two mail contacts each. */
  issuedAt: Date
  deliveries: () => Promise<Row[]>
  attempts(id: string): Promise<{ attempt: number; outcome: string | null }[]>
  /** The messages that wait in the outbox. */
  outbox(): Promise<{ type: string; deliveryIds?: string[] }[]>
  change(
    what: 'answered' | 'closed' | 'new_version' | 'contact_disabled' | 'stood_down',
    id: string,
  ): Promise<void>
}
export type Row = {
  id: string
  state: string
  attempts: number
  nextAttemptAt: Date
  /** Null: it is woken with its batch, or does not have to be any more. */
  wakeAt: Date | null
  parkedAt: Date | null
  settledAt: Date | null
  leaseToken: string | null
  providerMessageId: string | null
}

export const TOKENS = [
  '019aa000-0000-7000-8000-00000000000a',
  '019aa000-0000-7000-8000-00000000000b',
] as const

/** A ground on which the recall is fanned out and nothing was sent yet. */
export const fannedOut = async (open: () => Promise<SendingGround>) => {
  const ground = await open()
  const { ports, tenantId, recallId, issuedAt } = ground
  const at = issuedAt
  const planned = await ports.deliveries.fanOut({
    tenantId,
    recallId,
    recallVersion: 1,
    at,
    traceparent: null,
  })
  const ids = (await ground.deliveries()).map(({ id }) => id)
  const claim = (which = ids, more: { token?: string; in?: Duration; channel?: 'email' | 'sms' } = {}) => {
    const now = after(at, more.in ?? 0)
    const lease = { leaseToken: more.token ?? TOKENS[0], at: now, leaseUntil: after(now, seconds(30)) }
    return ports.sending.claim({
      tenantId,
      ids: which,
      channel: more.channel ?? 'email',
      ...lease,
      linkHashes: new Map(),
    })
  }
  const settle = (results: DeliveryResult[], more: { token?: string; in?: Duration } = {}) =>
    ports.sending.settle({
      tenantId,
      leaseToken: more.token ?? TOKENS[0],
      at: after(at, more.in ?? 0),
      results,
    })
  const row = async (id: string | undefined) => {
    const found = (await ground.deliveries()).find((one) => one.id === id)
    if (!found) throw new Error(`There is no delivery ${id}.`)
    return found
  }
  return Object.assign(ground, { at, planned, ids, first: ids[0] ?? '', claim, settle, row })
}
