import { composeWorker, type WorkerProcess } from '#lib/compose.ts'
import { parseEnv, WorkerEnv } from '#lib/contracts/env.ts'
import { seconds } from '#lib/domain/duration.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'

import { pollLoop } from './poll-loop.ts'
import { sweepLoop, SWEEPS } from './sweeps.ts'

// Loops per queue. High has its own, whatever the others carry; low has one, so it never starves.
const LOOPS: Record<Priority, number> = { high: 4, medium: 2, low: 1 }
const DRAIN_WITHIN = seconds(20)

const stop = new AbortController()

const run = async (): Promise<void> => {
  const worker = composeWorker(parseEnv(WorkerEnv, process.env))
  await worker.start()
  worker.ports.log.info('worker.started')
  await Promise.all([...polls(worker), ...SWEEPS.map((sweep) => sweepLoop(worker, sweep, stop.signal))])
  worker.ports.log.info('worker.stopped')
  await worker.stop()
}

const polls = (worker: WorkerProcess): Promise<void>[] =>
  Object.entries(LOOPS).flatMap(([priority, loops]) =>
    Array.from({ length: loops }, () => pollLoop(worker, priority as Priority, stop.signal)),
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
