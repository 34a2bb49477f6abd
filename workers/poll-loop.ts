import { setTimeout as sleep } from 'node:timers/promises'

import type { WorkerProcess } from '#lib/compose.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'

import { bufferRemovals } from './buffer-removals.ts'
import { handOver } from './hand-over.ts'
import { slots } from './slots.ts'

const WAIT_SECONDS = 10
const PAUSE_AFTER_FAULT_MS = 1000

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
  const handle = handOver(worker, priority)
  const room = slots(atOnce)
  const removals = bufferRemovals(ports, priority)
  while (!stop.aborted) {
    const free = await room.some()
    try {
      const messages = await ports.queue.receive(priority, free, WAIT_SECONDS, stop)
      for (const message of messages) {
        room.take()
        void handle(message).then((done) => {
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
