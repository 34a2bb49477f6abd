import { setTimeout as sleep } from 'node:timers/promises'

import type { WorkerProcess } from '#lib/compose.ts'

import { handleProviderEvents } from './handle-provider-events.ts'

const WAIT_SECONDS = 10
const PAUSE_AFTER_FAULT_MS = 1000

/** Listens to what providers report until it is told to stop. Where nothing is reported to us, it ends at once. */
export const eventLoop = async ({ ports, eventQueue }: WorkerProcess, stop: AbortSignal): Promise<void> => {
  if (!eventQueue) return
  const handle = handleProviderEvents(ports)
  while (!stop.aborted) {
    try {
      const messages = await eventQueue.receive(WAIT_SECONDS, stop)
      const done = new Set(await handle(messages))
      await eventQueue.remove(messages.flatMap(({ id, receipt }) => (done.has(id) ? [receipt] : [])))
    } catch (error) {
      if (stop.aborted) return
      ports.log.warn('queue.receive_failed', { queue: 'events', error })
      await sleep(PAUSE_AFTER_FAULT_MS, undefined, { signal: stop }).catch(() => undefined)
    }
  }
}
