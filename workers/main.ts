import { composeWorker, type WorkerProcess } from '#lib/compose.ts'
import { parseEnv, WorkerEnv } from '#lib/contracts/env.ts'
import { seconds } from '#lib/domain/duration.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'

import { eventLoop } from './event-loop.ts'
import { createHeartbeat } from './heartbeat.ts'
import { pollLoop } from './poll-loop.ts'
import { sweepLoop, SWEEPS } from './sweeps.ts'

// Receive loops for each queue, and messages in the hand of each. High has its own, whatever the others carry; low has one,
// so it never starves. A message names up to 200 deliveries.
const LOOPS: Record<Priority, { loops: number; atOnce: number }> = {
  high: { loops: 4, atOnce: 2 },
  medium: { loops: 2, atOnce: 4 },
  low: { loops: 1, atOnce: 4 },
}
const DRAIN_WITHIN = seconds(20)

const stop = new AbortController()

const run = async (): Promise<void> => {
  const worker = composeWorker(parseEnv(WorkerEnv, process.env), { thread: true })
  await worker.start()
  worker.ports.log.info('worker.started')
  const heartbeat = createHeartbeat(worker)
  await Promise.all([
    ...polls(worker),
    eventLoop(worker, stop.signal),
    ...SWEEPS.map((sweep) => sweepLoop(worker, sweep, heartbeat, stop.signal)),
    heartbeat.run(stop.signal),
  ])
  worker.ports.log.info('worker.stopped')
  await worker.stop()
}

const polls = (worker: WorkerProcess): Promise<void>[] =>
  Object.entries(LOOPS).flatMap(([priority, { loops, atOnce }]) =>
    Array.from({ length: loops }, () => pollLoop(worker, priority as Priority, atOnce, stop.signal)),
  )

// Draining is a courtesy: whatever is cut off is found again by the sweeps.
const drain = (): void => {
  if (stop.signal.aborted) return
  stop.abort()
  setTimeout(() => process.exit(1), DRAIN_WITHIN).unref()
}
process.on('SIGTERM', drain)
process.on('SIGINT', drain)

run().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  },
)
