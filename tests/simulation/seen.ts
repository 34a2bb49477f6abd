import type { SendOutcome } from '#lib/domain/delivery/outcome.ts'
import type { BreakerState } from '#lib/domain/delivery/provider-gate.ts'
import type { SendingChannel } from '#lib/domain/delivery/render.ts'
import type { DeliveryTables } from '#lib/adapters/memory/delivery-tables.ts'

import type { Standing } from './simulated-worker.ts'
import type { VirtualTime } from './virtual-time.ts'

type Sent = Standing & { deliveryId: string; at: number }

/** What an onlooker with the true time has seen of a course. */
export type Seen = {
  /** Every request that reached a provider. */
  sends: (Sent & { channel: SendingChannel })[]
  accepts: (Sent & { providerMessageId: string })[]
  answers: (Sent & { outcome: SendOutcome })[]
  breakers: { channel: SendingChannel; at: number; state: BreakerState }[]
  /** What was taken up after it had been due for so long, though nothing was in the way. */
  late: { deliveryId: string; at: number; dueAt: number }[]
  /** Begun by a worker whose own clock told it that the lease might run out during the send. */
  begunLate: string[]
  /** What the queue alone should have brought about, and did not. */
  unswept: string[]
  ended: Map<string, string>
  /** Deliveries that had come to an end and then were something else. */
  revived: string[]
  gate: (channel: SendingChannel) => void
  claims: (ids: string[]) => void
}

export const onlooker = (time: VirtualTime, tables: DeliveryTables, quietFrom: () => number): Seen => {
  const seen: Seen = {
    sends: [],
    accepts: [],
    answers: [],
    breakers: [],
    late: [],
    begunLate: [],
    unswept: [],
    ended: new Map(),
    revived: [],
    gate: (channel) => {
      const state = tables.gates.get(channel)?.breaker ?? 'closed'
      const before = seen.breakers.findLast((one) => one.channel === channel)?.state ?? 'closed'
      if (state !== before) seen.breakers.push({ channel, at: time.now, state })
    },
    claims: (ids) => {
      for (const id of ids) {
        const row = tables.deliveries.get(id)
        if (!row || row.settledAt !== null || row.state === 'sending') continue
        const dueAt = Math.max(row.nextAttemptAt.getTime(), quietFrom())
        if (time.now > dueAt) seen.late.push({ deliveryId: id, at: time.now, dueAt })
      }
    },
  }
  return seen
}
