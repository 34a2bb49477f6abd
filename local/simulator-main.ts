import { resolve } from 'node:path'

import { startSimulator } from './simulator/server.ts'

const simulator = await startSimulator({
  dataDir: resolve(process.env['SIMULATOR_DIR'] ?? '.data/simulator'),
  port: Number(process.env['SIMULATOR_PORT'] ?? 3002),
})
console.log(`The provider simulator listens on ${simulator.url}.`)

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void simulator[Symbol.asyncDispose]().then(() => process.exit(0)))
}
