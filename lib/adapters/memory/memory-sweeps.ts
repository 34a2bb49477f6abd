import { REPEAT_AFTER } from '#lib/domain/delivery/retry.ts'
import { after } from '#lib/domain/duration.ts'
import type { Queue, Sweeps } from '#lib/ports/delivery.ts'

import { enqueueSends } from './enqueue-sends.ts'
import type { DeliveryRow, DeliveryTables, OutboxRow } from './delivery-tables.ts'

export type DeliverySweeps = Pick<Sweeps, 'relay' | 'expireLeases' | 'wakeDue' | 'wakeParked' | 'wakeFanOuts'>

/** The twin of those sweeps that deliveries depend on. */
export const memorySweeps = (tables: DeliveryTables): DeliverySweeps => ({
  relay: (publish, limit) => relay(tables, publish, limit),

  expireLeases: async (at) => {
    let ended = 0
    for (const [token, { tenantId, deliveryIds, until }] of tables.leases) {
      if (until >= at) continue
      tables.leases.delete(token)
      for (const id of deliveryIds) ended += giveUp(tables, tenantId, id, token, at)
    }
    return ended
  },

  wakeDue: async (at, again, limit) => {
    const due = [...tables.deliveries.values()]
      .filter(({ settledAt, wakeAt, state }) => settledAt === null && wakeAt <= at && state !== 'sending')
      .toSorted((a, b) => a.wakeAt.getTime() - b.wakeAt.getTime())
    return hint(tables, due.slice(0, limit), at, again)
  },

  wakeParked: async (channel, at, again, limit) => {
    const parked = [...tables.deliveries.values()]
      .filter((row) => row.parkedAt !== null && row.channel === channel && row.state === 'parked')
      .toSorted(mostUrgentFirst)
    return hint(tables, parked.slice(0, limit), at, again)
  },

  wakeFanOuts: async (at, issuedBefore) => {
    const lost = tables.versions.filter(
      ({ recallId, fannedOutAt, issuedAt }) =>
        fannedOutAt === null &&
        issuedAt < issuedBefore &&
        !tables.outbox.some(({ message }) => 'recallId' in message && message.recallId === recallId),
    )
    for (const { recallId, version } of lost) {
      const tenantId = tables.recalls.get(recallId)?.tenantId ?? ''
      const message = { type: 'fan_out', version: 1, tenantId, recallId, recallVersion: version } as const
      const id = tables.nextId()
      tables.outbox.push({ id, tenantId, priority: 'high', message, traceparent: null, createdAt: at })
    }
    return lost.length
  },
})

const giveUp = (tables: DeliveryTables, tenantId: string, id: string, token: string, at: Date): number => {
  const row = tables.deliveries.get(id)
  if (!row || row.tenantId !== tenantId || row.state !== 'sending' || row.leaseToken !== token) return 0
  const error = 'the worker was lost during the send'
  const later = after(at, REPEAT_AFTER[row.priority])
  Object.assign(row, {
    state: 'unknown',
    leaseToken: null,
    lastError: error,
    nextAttemptAt: later,
    wakeAt: later,
  })
  const open = tables.attempts
    .get(id)
    ?.find(({ attempt, finishedAt }) => attempt === row.attempts && finishedAt === null)
  if (!open) return 0
  Object.assign(open, { outcome: 'unknown', finishedAt: at, error })
  return 1
}

const URGENCY = { high: 0, medium: 1, low: 2 } as const

const mostUrgentFirst = (a: DeliveryRow, b: DeliveryRow): number =>
  URGENCY[a.priority] - URGENCY[b.priority] || (a.parkedAt?.getTime() ?? 0) - (b.parkedAt?.getTime() ?? 0)

/** Answers how many messages were written, each of them for up to a batch of deliveries. */
const hint = (tables: DeliveryTables, rows: DeliveryRow[], at: Date, again: Date): number => {
  for (const row of rows) Object.assign(row, { wakeAt: again, parkedAt: null })
  return enqueueSends(tables, rows, at)
}

const relay = async (
  { outbox, locked }: DeliveryTables,
  publish: Queue['publish'],
  limit: number,
): Promise<number> => {
  const rows = outbox
    .filter(({ id }) => !locked.has(id))
    .toSorted(
      (a, b) => URGENCY[a.priority] - URGENCY[b.priority] || a.createdAt.getTime() - b.createdAt.getTime(),
    )
    .slice(0, limit)
  for (const { id } of rows) locked.add(id)
  try {
    const batches = Object.values(Object.groupBy(rows, ({ priority }) => priority)).flatMap((of) =>
      inTens(of ?? []),
    )
    const published = await Promise.all(batches.map((batch) => publish(batch[0]?.priority ?? 'low', batch)))
    for (const id of published.flat())
      outbox.splice(
        outbox.findIndex((row) => row.id === id),
        1,
      )
    return published.flat().length
  } finally {
    for (const { id } of rows) locked.delete(id)
  }
}

const inTens = (rows: OutboxRow[]): OutboxRow[][] =>
  Array.from({ length: Math.ceil(rows.length / 10) }, (_, i) => rows.slice(i * 10, i * 10 + 10))
