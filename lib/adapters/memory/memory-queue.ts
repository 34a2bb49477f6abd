import { after, seconds, type Duration } from '#lib/domain/duration.ts'
import type { Clock } from '#lib/ports/clock.ts'
import type { Queue } from '#lib/ports/delivery.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'

type Waiting = {
  id: string
  receipt: string
  body: string
  receiveCount: number
  traceparent: string | null
  visibleAt: Date
}

// SQS refuses these two, and takes the rest of the batch.
const UNSENDABLE = /[\uFFFE\uFFFF]/

export type MemoryQueue = Queue & {
  size(): number
  wipe(): void
  /** When the next message of this priority can be received, if there is one. */
  nextVisible(priority: Priority): Date | null
}

/** The queue's twin for simulations: same promises, no waiting, time from the clock that it is given. */
export const memoryQueue = (clock: Clock, visibility: Duration = seconds(60)): MemoryQueue => {
  const queues: Record<Priority, Waiting[]> = { high: [], medium: [], low: [] }
  let receipts = 0
  return {
    publish: async (priority, entries) => {
      const waiting = entries.map(({ id, message, traceparent }): Waiting => {
        return {
          id,
          receipt: '',
          body: JSON.stringify(message),
          receiveCount: 0,
          traceparent,
          visibleAt: clock.now(),
        }
      })
      const taken = waiting.filter(({ body }) => !UNSENDABLE.test(body))
      queues[priority].push(...taken)
      return taken.map(({ id }) => id)
    },
    receive: async (priority, max) => {
      const due = queues[priority]
        .filter(({ visibleAt }) => visibleAt <= clock.now())
        .slice(0, Math.min(max, 10))
      for (const waiting of due) {
        waiting.receipt = `r${(receipts += 1)}`
        waiting.receiveCount += 1
        waiting.visibleAt = after(clock.now(), visibility)
      }
      return due.map(({ id, receipt, body, receiveCount, traceparent }) => ({
        id,
        receipt,
        body,
        receiveCount,
        traceparent,
      }))
    },
    remove: async (priority, gone) => {
      queues[priority] = queues[priority].filter(({ receipt }) => !gone.includes(receipt))
    },
    hide: async (priority, receipt, hidden) => {
      const held = queues[priority].find((waiting) => waiting.receipt === receipt)
      if (held) held.visibleAt = after(clock.now(), seconds(hidden))
    },
    ping: async () => true,
    size: () => queues.high.length + queues.medium.length + queues.low.length,
    nextVisible: (priority) =>
      queues[priority].reduce<Date | null>(
        (next, { visibleAt }) => (next && next <= visibleAt ? next : visibleAt),
        null,
      ),
    wipe: () => {
      for (const priority of ['high', 'medium', 'low'] as const) queues[priority] = []
    },
  }
}
