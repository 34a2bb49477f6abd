import { spawn, type ChildProcess } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

import { freePort } from '#local/ports.ts'
import { scratchRoom } from '#tests/support/scratch-room.ts'

type Account = { email: string; password: string }

/** What a stack says of itself once everything answers. */
export type Stack = {
  recallUrl: string
  storeUrl: string
  simulatorUrl: string
  metricsUrl: string
  databaseUrl: string
  demo: {
    apiKey: string
    approverApiKey: string
    manager: Account
    approver: Account
    admin: Account
    store: Account & { number: string }
    otherTenant: { apiKey: string }
  }
}

/** Where its data and the copy of its web services lie. */
export type StartedStack = Stack & { dataDir: string }

const VARIABLE = 'CLEARSHELF_TEST_STACK'
const PORTS = ['RECALL_PORT', 'STORE_PORT', 'SIMULATOR_PORT', 'SQS_PORT', 'POSTGRES_PORT', 'METRICS_PORT']
// Embedded everything, whatever the environment of the caller points at.
const EMPTIED = [
  'DATABASE_URL',
  'QUEUE_HIGH_URL',
  'QUEUE_MEDIUM_URL',
  'QUEUE_LOW_URL',
  'AWS_ENDPOINT_URL',
  'AWS_ENDPOINT_URL_SQS',
  'AWS_ENDPOINT_URL_SES',
  'AWS_ENDPOINT_URL_S3',
  'S3_BUCKET',
  'RECALL_URL',
  'STORE_URL',
]

/** The stack of this run; set by the global setup, inherited by each worker. */
export const stack = (): StartedStack => {
  const text = process.env[VARIABLE]
  if (!text) throw new Error('There is no stack: the global setup did not run.')
  return JSON.parse(text) as StartedStack
}

const announced = (child: ChildProcess): Promise<Stack> =>
  new Promise((resolve, reject) => {
    const said: string[] = []
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream! }).on('line', (line) => {
        said.push(line)
        if (line.startsWith('READY ')) resolve(JSON.parse(line.slice('READY '.length)) as Stack)
      })
    child.once('close', (code) => reject(new Error(`The stack did not start (${code}):\n${said.join('\n')}`)))
  })

const stop = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null) return resolve()
    child.once('close', () => resolve())
    child.kill('SIGTERM')
  })

/** One stack of our own: own ports, own data, gone afterwards. Answers how to end it. */
export const startStack = async (): Promise<() => Promise<void>> => {
  const dataDir = join(scratchRoom('e2e'), 'data')
  const ports = new Map<string, string>()
  // One after the other: a port that was let go at once could be handed out twice.
  for (const name of PORTS) {
    let port = await freePort()
    while ([...ports.values()].includes(String(port))) port = await freePort()
    ports.set(name, String(port))
  }
  const env = { ...process.env, ...Object.fromEntries(EMPTIED.map((name) => [name, ''])) }
  const child = spawn(process.execPath, ['local/start.ts'], {
    env: { ...env, ...Object.fromEntries(ports), DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const end = async () => {
    await stop(child)
    await rm(join(dataDir, '..'), { recursive: true, force: true })
  }
  try {
    publish({ ...(await announced(child)), dataDir })
  } catch (error) {
    await end()
    throw error
  }
  return end
}

/** A stack that is up already, for writing tests: E2E_DATA_DIR names its DATA_DIR. It is left as it is. */
export const joinStack = async (dataDir: string): Promise<() => Promise<void>> => {
  const ready = JSON.parse(await readFile(join(dataDir, 'ready.json'), 'utf8')) as Stack
  publish({ ...ready, dataDir })
  return () => Promise.resolve()
}

const publish = (started: StartedStack): void => {
  process.env[VARIABLE] = JSON.stringify(started)
}
