import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

import type { QueueUrls } from './queues.ts'
import { Refusal } from './refusal.ts'

const DEFAULT_PORTS = {
  RECALL_PORT: 3000,
  STORE_PORT: 3001,
  SIMULATOR_PORT: 3002,
  SQS_PORT: 3003,
  POSTGRES_PORT: 3004,
  METRICS_PORT: 3005,
}

export type PortName = keyof typeof DEFAULT_PORTS

export type Settings = {
  dataDir: string
  fresh: boolean
  empty: boolean
  dev: boolean
  ports: Record<PortName, number>
  recallUrl: string
  storeUrl: string
  region: string
  queuePrefix: string
  /** What the environment brings along; its embedded stand-in does not start. */
  database: string | undefined
  queues: { kind: 'embedded' } | { kind: 'aws'; endpoint: string } | { kind: 'given'; urls: QueueUrls }
  bucket:
    | { kind: 'embedded'; name: string }
    | { kind: 'aws'; name: string; endpoint: string }
    | { kind: 'given'; name: string }
  ses: 'simulator' | 'aws'
}

export const USAGE = `npm start            start Clearshelf on this machine
npm start -- --fresh  delete its data first
npm start -- --empty  seed only the tenant, its people and keys
npm run dev           rebuild pages as they are edited

Ports: RECALL_PORT 3000, STORE_PORT 3001, SIMULATOR_PORT 3002, SQS_PORT 3003, POSTGRES_PORT 3004, METRICS_PORT 3005.
DATA_DIR (.data) holds all state. DATABASE_URL, AWS_ENDPOINT_URL[_SQS|_SES|_S3], QUEUE_*_URL and S3_BUCKET bring the real thing.`

const optionsOf = (argv: readonly string[]) => {
  try {
    const flag = { type: 'boolean', default: false } as const
    return parseArgs({ args: [...argv], options: { fresh: flag, empty: flag, dev: flag, help: flag } }).values
  } catch (error) {
    throw new Refusal(
      `${(error as Error).message.split('. ')[0]}: the options are --fresh, --empty, --dev and --help.`,
    )
  }
}

const portOf = (env: NodeJS.ProcessEnv, name: PortName): number => {
  const value = env[name]?.trim() || String(DEFAULT_PORTS[name])
  const port = Number(value)
  if (/^\d+$/.test(value) && port >= 1 && port <= 65_535) return port
  throw new Refusal(
    `${name} is "${value}", but a port is a whole number from 1 to 65535: correct it, or leave it out for ${DEFAULT_PORTS[name]}.`,
  )
}

const portsOf = (env: NodeJS.ProcessEnv): Record<PortName, number> => {
  const ports = { ...DEFAULT_PORTS }
  const taken = new Map<number, PortName>()
  for (const name of Object.keys(DEFAULT_PORTS) as PortName[]) {
    ports[name] = portOf(env, name)
    const other = taken.get(ports[name])
    if (other) throw new Refusal(`${other} and ${name} are both ${ports[name]}: give each its own port.`)
    taken.set(ports[name], name)
  }
  return ports
}

const urlOf = (env: NodeJS.ProcessEnv, name: string, fallback: string): string => {
  const value = env[name] || fallback
  if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return value.replace(/\/$/, '')
  throw new Refusal(`${name} is "${value}": give a whole address such as ${fallback}.`)
}

const databaseOf = (env: NodeJS.ProcessEnv): string | undefined => {
  const value = env['DATABASE_URL'] || undefined
  if (value === undefined || (URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol)))
    return value
  throw new Refusal(
    'DATABASE_URL is not a postgres:// address: correct it, or leave it out for the embedded Postgres.',
  )
}

const queuesOf = (env: NodeJS.ProcessEnv): Settings['queues'] => {
  const [high, medium, low] = ['HIGH', 'MEDIUM', 'LOW'].map((name) => env[`QUEUE_${name}_URL`] || undefined)
  if (high && medium && low) return { kind: 'given', urls: { high, medium, low } }
  if (high || medium || low)
    throw new Refusal(
      'Only some of QUEUE_HIGH_URL, QUEUE_MEDIUM_URL and QUEUE_LOW_URL are set: set all three, or none.',
    )
  const endpoint = env['AWS_ENDPOINT_URL_SQS'] || env['AWS_ENDPOINT_URL']
  return endpoint ? { kind: 'aws', endpoint } : { kind: 'embedded' }
}

const bucketOf = (env: NodeJS.ProcessEnv): Settings['bucket'] => {
  const given = env['S3_BUCKET']
  if (given) return { kind: 'given', name: given }
  const name = `${env['QUEUE_PREFIX'] || 'clearshelf'}-files`
  const endpoint = env['AWS_ENDPOINT_URL_S3'] || env['AWS_ENDPOINT_URL']
  return endpoint ? { kind: 'aws', name, endpoint } : { kind: 'embedded', name }
}

/** The command line and the environment, judged before anything is touched. */
export const readSettings = (argv: readonly string[], env: NodeJS.ProcessEnv): Settings | 'help' => {
  const { fresh, empty, dev, help } = optionsOf(argv)
  if (help) return 'help'
  const ports = portsOf(env)
  const queues = queuesOf(env)
  return {
    dataDir: resolve(env['DATA_DIR'] || '.data'),
    fresh,
    empty,
    dev,
    ports,
    recallUrl: urlOf(env, 'RECALL_URL', `http://localhost:${ports.RECALL_PORT}`),
    storeUrl: urlOf(env, 'STORE_URL', `http://localhost:${ports.STORE_PORT}`),
    region: env['AWS_REGION'] || 'us-east-1',
    queuePrefix: env['QUEUE_PREFIX'] || 'clearshelf',
    database: databaseOf(env),
    queues,
    bucket: bucketOf(env),
    ses: env['AWS_ENDPOINT_URL_SES'] || env['AWS_ENDPOINT_URL'] ? 'aws' : 'simulator',
  }
}
