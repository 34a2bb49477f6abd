import { createMetrics, serveMetrics } from '#lib/adapters/observability/metrics.ts'
import { startTracing } from '#lib/adapters/observability/otel-tracing.ts'
import { ping, refuseUnboundRole } from '#lib/adapters/prisma/database.ts'
import { composeWorker, type WorkerPorts } from '#lib/compose.ts'
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
  const env = parseEnv(WorkerEnv, process.env)
  const tracing = startTracing('worker', env.OTEL_EXPORTER_OTLP_ENDPOINT)
  const { db, ports } = composeWorker(env)
  await refuseUnboundRole(db)
  const metrics = createMetrics('worker')
  const ready = async () => !stop.signal.aborted && (await ping(db)) && (await ports.queue.ping())
  const server = env.METRICS_PORT ? serveMetrics(metrics, env.METRICS_PORT, ready) : null
  ports.log.info('worker.started', { port: env.METRICS_PORT })
  await Promise.all([...polls(ports, metrics), ...SWEEPS.map((sweep) => sweepLoop(ports, metrics, sweep, stop.signal))])
  server?.close()
  await tracing.shutdown()
  await db.$disconnect()
  ports.log.info('worker.stopped')
}

const polls = (ports: WorkerPorts, metrics: ReturnType<typeof createMetrics>): Promise<void>[] =>
  Object.entries(LOOPS).flatMap(([priority, loops]) =>
    Array.from({ length: loops }, () => pollLoop(ports, metrics, priority as Priority, stop.signal)),
  )

// Draining is a courtesy: whatever is cut off is found again by the sweeps.
const drain = (): void => {
  if (stop.signal.aborted) return
  stop.abort()
  setTimeout(() => process.exit(1), DRAIN_WITHIN).unref()
}
process.on('SIGTERM', drain)
process.on('SIGINT', drain)
// Whoever supervises this process has gone: a worker without one would be an orphan.
process.on('disconnect', drain)

run().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  },
)
