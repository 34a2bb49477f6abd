import type { DeliveryTables } from '#lib/adapters/memory/delivery-tables.ts'

import type { Seen } from './course-parts.ts'
import type { VirtualTime } from './virtual-time.ts'

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
