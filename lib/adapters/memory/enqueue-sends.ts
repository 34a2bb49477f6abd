import { SEND_BATCH } from '#lib/domain/delivery/message.ts'

import type { DeliveryRow, DeliveryTables } from './delivery-tables.ts'

/** Puts deliveries on the way to the queue of their priority, a channel and a batch at a time. Answers how many messages. */
export const enqueueSends = (tables: DeliveryTables, rows: DeliveryRow[], at: Date): number => {
  let written = 0
  const alike = Object.groupBy(
    rows,
    ({ tenantId, priority, channel }) => `${tenantId} ${priority} ${channel}`,
  )
  for (const of of Object.values(alike))
    for (let from = 0; of && from < of.length; from += SEND_BATCH) {
      const batch = of.slice(from, from + SEND_BATCH)
      const [first] = batch
      if (!first) continue
      const { tenantId, channel, priority, traceparent } = first
      const deliveryIds = batch.map(({ id }) => id)
      const message = { type: 'send', version: 1, tenantId, channel, deliveryIds } as const
      tables.outbox.push({ id: tables.nextId(), tenantId, priority, message, traceparent, createdAt: at })
      written += 1
    }
  return written
}
