import { createServer, type Server } from 'node:http'

import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

const gauge = <Label extends string>(
  registers: Registry[],
  name: string,
  help: string,
  ...labelNames: Label[]
): Gauge<Label> => new Gauge({ name: `clearshelf_${name}`, help, labelNames, registers })

/** What the page of operations shows, of all tenants. */
const machinery = (registers: Registry[]) => ({
  queueMessages: gauge(
    registers,
    'queue_messages',
    'Messages in each queue: waiting, in flight, or given up on and not taken yet',
    'queue',
    'state',
  ),
  breaker: gauge(registers, 'provider_breaker', 'A provider: 0 there, 1 being tried, 2 away', 'channel'),
  providerRate: gauge(registers, 'provider_per_second', 'What a provider takes in a second', 'channel'),
  held: gauge(
    registers,
    'deliveries_held',
    'Deliveries that wait: parked until their provider is back, or postponed to a later moment',
    'channel',
    'reason',
  ),
  deadLetters: gauge(registers, 'dead_letters', 'Dead letters that nobody has decided about', 'queue'),
  sweepAge: gauge(
    registers,
    'sweep_age_seconds',
    'How long ago each sweep last ended, in whichever worker',
    'sweep',
  ),
  syntheticLatency: gauge(
    registers,
    'synthetic_recall_seconds',
    'From the issue of the last synthetic recall to when a provider had taken its message',
  ),
  syntheticAge: gauge(
    registers,
    'synthetic_recall_age_seconds',
    'How long ago a synthetic recall last came through',
  ),
  alarms: gauge(registers, 'alarms', 'Alarms that stand, by what is wrong; 0 is calm', 'code'),
})

/** What a process counts about itself. */
export const createMetrics = (service: string) => {
  const registry = new Registry()
  registry.setDefaultLabels({ service })
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    requests: new Histogram({
      name: 'clearshelf_request_seconds',
      help: 'Time to answer a request, by route and status',
      labelNames: ['route', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    messages: new Counter({
      name: 'clearshelf_messages_total',
      help: 'Queue messages handled, by queue, type and outcome',
      labelNames: ['queue', 'type', 'outcome'],
      registers,
    }),
    swept: new Counter({
      name: 'clearshelf_swept_total',
      help: 'Rows that a sweep moved',
      labelNames: ['sweep'],
      registers,
    }),
    lastSweep: new Gauge({
      name: 'clearshelf_last_sweep_seconds',
      help: 'When each sweep last ended, in Unix time: its silence is an alarm',
      labelNames: ['sweep'],
      registers,
    }),
    waiting: new Gauge({
      name: 'clearshelf_deliveries_waiting',
      help: 'Deliveries that are due and unsettled, by priority, counted in the database',
      labelNames: ['priority'],
      registers,
    }),
    oldest: new Gauge({
      name: 'clearshelf_oldest_waiting_seconds',
      help: 'Age of the oldest delivery that is due and unsettled, by priority',
      labelNames: ['priority'],
      registers,
    }),
    ...machinery(registers),
    ladderLateStores: new Gauge({
      name: 'clearshelf_ladder_late_stores',
      help: 'Silent stores whose step of the escalation ladder is due and was not taken: above 0, the ladder has stopped',
      registers,
    }),
    progressDifferences: new Gauge({
      name: 'clearshelf_progress_differences',
      help: 'Recalls whose counters differed from their rows at the last proof: 0 is proven',
      registers,
    }),
  }
}

export type Metrics = ReturnType<typeof createMetrics>

/** `/metrics` (and `/`), and the process's own `/healthz` and `/readyz`, on a port apart from the service. */
export const serveMetrics = (
  metrics: Metrics,
  { host, port }: { host: string; port: number },
  ready: () => Promise<boolean>,
): Server => {
  const figures = async (): Promise<[number, string, string]> => [
    200,
    metrics.registry.contentType,
    await metrics.registry.metrics(),
  ]
  const answers: Record<string, () => Promise<[number, string, string]>> = {
    '/': figures,
    '/metrics': figures,
    '/healthz': async () => [200, 'application/json', '{"status":"ok"}'],
    '/readyz': async () =>
      (await ready())
        ? [200, 'application/json', '{"status":"ready"}']
        : [503, 'application/json', '{"status":"not ready"}'],
  }
  const server = createServer((request, response) => {
    const answer =
      answers[request.url ?? ''] ?? (async () => [404, 'text/plain', 'not found'] as [number, string, string])
    void answer().then(
      ([status, type, body]) => response.writeHead(status, { 'content-type': type }).end(body),
      () => response.writeHead(500).end(),
    )
  })
  return server.listen(port, host).unref()
}
