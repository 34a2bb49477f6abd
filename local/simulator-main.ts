import { resolve } from 'node:path'

import { snsReporter } from './simulator/reporter.ts'
import { startSimulator } from './simulator/server.ts'

const { EVENTS_ENDPOINT: endpoint, EVENTS_TOPIC_ARN: topicArn, EVENTS_PRIVATE_KEY: privateKey } = process.env
const reporter =
  endpoint && topicArn && privateKey ? snsReporter({ endpoint, topicArn, privateKey }) : undefined

const simulator = await startSimulator({
  dataDir: resolve(process.env['SIMULATOR_DIR'] ?? '.data/simulator'),
  port: Number(process.env['SIMULATOR_PORT'] ?? 3002),
  reporter,
  reportsByItself: process.env['SIMULATED_EVENTS'] !== 'off',
})
console.log(`The provider simulator listens on ${simulator.url}.`)

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void simulator[Symbol.asyncDispose]().then(() => process.exit(0)))
}
