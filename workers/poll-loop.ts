import { setTimeout as sleep } from 'node:timers/promises'

import type { WorkerProcess } from '#lib/compose.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'
import type { ReceivedMessage } from '#lib/ports/delivery.ts'

import { handleMessage } from './handle-message.ts'

const WAIT_SECONDS = 10
const PAUSE_AFTER_FAULT_MS = 1000

/**
 * Receives from one queue until it is told to stop, then finishes what it has in hand. Each priority has loops of its
 * own: whatever fills the low queue, the loops of the high one are free.
 */
export const pollLoop = async (
  worker: WorkerProcess,
  priority: Priority,
  stop: AbortSignal,
): Promise<void> => {
  const { ports } = worker
  const handle = handleMessage(ports)
  while (!stop.aborted) {
    try {
      const messages = await ports.queue.receive(priority, 10, WAIT_SECONDS, stop)
      const receipts = await Promise.all(messages.map((message) => settle(worker, priority, message, handle)))
      await ports.queue.remove(
        priority,
        receipts.flatMap((receipt) => receipt ?? []),
      )
    } catch (error) {
      if (stop.aborted) return
      // The queue is away, or the database: nothing is lost, and hammering does not bring it back.
      ports.log.warn('queue.receive_failed', { queue: priority, error })
      await sleep(PAUSE_AFTER_FAULT_MS, undefined, { signal: stop }).catch(() => undefined)
    }
  }
}

// The receipt of a message that is done with, else null: it comes again.
const settle = async (
  { ports, metrics }: WorkerProcess,
  queue: Priority,
  message: ReceivedMessage,
  handle: ReturnType<typeof handleMessage>,
): Promise<string | null> => {
  const fields = { queue, messageId: message.id, attempt: message.receiveCount }
  const count = (outcome: string) => metrics.messages.inc({ queue, type: typeOf(message.body), outcome })
  try {
    const work = () => handle(message, queue)
    const outcome = await ports.tracing.span('message.handle', work, {
      traceparent: message.traceparent,
      fields,
    })
    count(outcome)
    return outcome === 'done' ? message.receipt : null
  } catch (error) {
    count('failed')
    ports.log.error('message.failed', { ...fields, error })
    return null
  }
}

const typeOf = (body: string): string => /"type":\s*"(\w{1,20})"/.exec(body)?.[1] ?? 'unknown'
