import { setTimeout as sleep } from 'node:timers/promises'

import type { WorkerProcess } from '#lib/compose.ts'
import { seconds } from '#lib/domain/duration.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'
import type { ReceivedMessage } from '#lib/ports/delivery.ts'

import { bufferRemovals } from './buffer-removals.ts'
import { handleMessage } from './handle-message.ts'
import { slots } from './slots.ts'

const WAIT_SECONDS = 10
const PAUSE_AFTER_FAULT_MS = 1000
// A message in hand is hidden from others for a minute; what takes longer says so in time.
const HEARTBEAT = seconds(20)
const HIDDEN_SECONDS = 60

/**
 * Receives from one queue until it is told to stop, then finishes what it has in hand: no more than `atOnce` messages.
 * It asks for as many as it has room for, so nothing waits here that another worker could have taken. Each priority has
 * loops of its own: whatever fills the low queue, the loops of the high one are free.
 */
export const pollLoop = async (
  worker: WorkerProcess,
  priority: Priority,
  atOnce: number,
  stop: AbortSignal,
): Promise<void> => {
  const { ports } = worker
  const handle = handleMessage(ports)
  const room = slots(atOnce)
  const removals = bufferRemovals(ports, priority)
  while (!stop.aborted) {
    const free = await room.some()
    try {
      const messages = await ports.queue.receive(priority, free, WAIT_SECONDS, stop)
      for (const message of messages) {
        room.take()
        void handOver(worker, priority, message, handle).then((done) => {
          if (done) removals.add(message.receipt)
          room.give()
        })
      }
    } catch (error) {
      if (stop.aborted) break
      // The queue is away: nothing is lost, and hammering does not bring it back.
      ports.log.warn('queue.receive_failed', { queue: priority, error })
      await sleep(PAUSE_AFTER_FAULT_MS, undefined, { signal: stop }).catch(() => undefined)
    }
  }
  await room.all()
  await removals.flush()
}

// Whether it is done with; if not, it comes again.
const handOver = async (
  { ports, metrics }: WorkerProcess,
  queue: Priority,
  message: ReceivedMessage,
  handle: ReturnType<typeof handleMessage>,
): Promise<boolean> => {
  const fields = { queue, messageId: message.id, attempt: message.receiveCount }
  const count = (outcome: string) => metrics.messages.inc({ queue, type: typeOf(message.body), outcome })
  const stillAtIt = setInterval(() => {
    ports.queue.hide(queue, message.receipt, HIDDEN_SECONDS).catch((error: unknown) => {
      ports.log.warn('queue.hide_failed', { ...fields, error })
    })
  }, HEARTBEAT)
  const ended = ports.pace.begin(queue)
  try {
    const work = () => handle(message, queue)
    const outcome = await ports.tracing.span('message.handle', work, {
      traceparent: message.traceparent,
      fields,
    })
    count(outcome)
    return outcome === 'done'
  } catch (error) {
    count('failed')
    ports.log.error('message.failed', { ...fields, error })
    return false
  } finally {
    clearInterval(stillAtIt)
    ended()
  }
}

const typeOf = (body: string): string => /"type":\s*"(\w{1,20})"/.exec(body)?.[1] ?? 'unknown'
