import { rmSync } from 'node:fs'
import { join } from 'node:path'

import type { Failpoint } from '#lib/adapters/system/failpoint.ts'
import { buildWeb } from '#local/build-web.ts'
import { spawnNode } from '#local/node-child.ts'
import { preparePostgres } from '#local/postgres.ts'
import { ensureQueues, type QueueUrls } from '#local/queues.ts'
import { lastJson, runScript } from '#local/run-script.ts'
import { roleUrls } from '#prisma/roles.ts'
import type { Truth } from '#tests/support/truth.ts'

import { openSite, REGION, type Seen, type Site, type SiteWish } from './crash-site.ts'
import type { KeptProcess } from './kept-process.ts'
import { patientTruth } from './patient-truth.ts'
import type { Keys } from './recall-desk.ts'

/** Postgres, queues, providers, the built web service and two workers, each a process that can be killed and comes back. */
export type CrashStack = AsyncDisposable & {
  truth: Truth
  /** By the clock of the processes. */
  now: () => Date
  keys: Keys
  recallUrl: string
  simulatorUrl: string
  /** Where the queues answer. */
  endpoint: string
  queueUrls: QueueUrls
  workers: [KeptProcess, KeptProcess]
  web: KeptProcess
  simulator: KeptProcess
  queues: KeptProcess
  postgres: KeptProcess
  /** Kills the worker; the next one dies at this point. */
  arm(worker: KeptProcess, failpoint: Failpoint, times: number): void
  /** Deletes all that the queue emulator keeps, while it is down. */
  emptyQueues: () => void
  seen: Seen
}

// Killed with its backends it loses nothing that it has handed to the kernel: only a power cut would tell the difference.
const HASTY = { fsync: 'off', full_page_writes: 'off' }

export const startCrashStack = async (wish: SiteWish): Promise<CrashStack> => {
  await using rising = new AsyncDisposableStack()
  const site = await openSite(wish, rising)
  const { dataDir, ports, secrets, seen, keep } = site
  const prepared = preparePostgres({ dataDir, port: ports.database, settings: HASTY })
  const { launch, isReady } = prepared
  const postgres = keep({ name: 'postgres', launch, isReady, endSignal: 'SIGQUIT' })
  const { queues, queueUrls } = keepQueues(site)
  const simulator = keepProvider(site)
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: prepared.url,
    DATA_KEY: secrets.dataKey,
    SEED_SECRET: secrets.seedSecret,
  }
  const quiet = () => undefined
  const [webHome, made, keys] = await Promise.all([
    buildWeb({ dataDir, env: { ...process.env, NODE_ENV: 'production' }, note: quiet, say: quiet }),
    queues.untilReady().then(queueUrls),
    postgres.untilReady().then(() => migrateAndSeed(env)),
    simulator.untilReady(),
  ])
  const urls = roleUrls(prepared.url)
  const service = serviceEnv(site, made)
  const web = keepWeb(site, { ...service, DATABASE_URL: urls.app }, webHome)
  const { workers, arm } = keepWorkers(site, { ...service, DATABASE_URL: urls.worker })
  const truth = rising.use(patientTruth(prepared.url))
  await Promise.all([web, ...workers].map((one) => one.untilReady()))
  const kept = rising.move()
  return {
    truth,
    now: site.now,
    keys,
    queueUrls: made,
    workers,
    web,
    simulator,
    queues,
    postgres,
    arm,
    seen,
    recallUrl: site.url('recall'),
    simulatorUrl: site.url('provider'),
    endpoint: site.url('queues'),
    emptyQueues: () => rmSync(join(dataDir, 'sqs'), { recursive: true, force: true }),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}

const answers = async (url: string): Promise<boolean> => {
  const { status, body } = await fetch(url, { signal: AbortSignal.timeout(2000) })
  await body?.cancel()
  return status === 200
}

type Demo = { apiKey: string; approverApiKey: string }

const migrateAndSeed = async (env: NodeJS.ProcessEnv): Promise<Keys> => {
  await runScript('prisma/migrate.ts', [], env)
  const said = await runScript('prisma/seed.ts', ['--empty'], env)
  const { apiKey, approverApiKey } = lastJson('prisma/seed.ts', said) as Demo
  return { manager: apiKey, approver: approverApiKey }
}

const keepQueues = ({ base, dataDir, ports, url, keep }: Site) => {
  const queueUrls = () =>
    ensureQueues({ prefix: 'crash', region: REGION, endpoint: url('queues'), pretend: true })
  const env = { ...base, DATA_DIR: dataDir, SQS_PORT: String(ports.queues), RECALL_URL: url('recall') }
  const queues = keep({
    name: 'queues',
    launch: () => spawnNode('local/sqs-main.ts', [], env),
    isReady: () => answers(`${url('queues')}/health`),
    afterStart: queueUrls,
  })
  return { queues, queueUrls }
}

const keepProvider = ({ base, dataDir, ports, url, keep }: Site): KeptProcess => {
  const env = {
    ...base,
    CRASH_SPEED: '1',
    SIMULATOR_DIR: join(dataDir, 'simulator'),
    SIMULATOR_PORT: String(ports.provider),
    SIMULATED_EVENTS: 'off',
  }
  return keep({
    name: 'provider',
    launch: () => spawnNode('local/simulator-main.ts', [], env),
    isReady: () => answers(`${url('provider')}/readyz`),
  })
}

const serviceEnv = ({ base, url }: Site, queues: QueueUrls): NodeJS.ProcessEnv => ({
  ...base,
  RECALL_URL: url('recall'),
  STORE_URL: 'http://localhost:3001',
  QUEUE_HIGH_URL: queues.high,
  QUEUE_MEDIUM_URL: queues.medium,
  QUEUE_LOW_URL: queues.low,
  S3_BUCKET: 'crash',
  AWS_ENDPOINT_URL_SQS: url('queues'),
  AWS_ENDPOINT_URL_S3: url('queues'),
  AWS_ENDPOINT_URL_SES: url('provider'),
  AWS_ENDPOINT_URL_SNS: url('provider'),
})

const keepWeb = (
  { secrets, ports, url, keep }: Site,
  service: NodeJS.ProcessEnv,
  home: string,
): KeptProcess => {
  const env = {
    ...service,
    SURFACE: 'recall',
    PORT: String(ports.recall),
    HOSTNAME: '127.0.0.1',
    AUTH_SECRET: secrets.recallAuthSecret,
    DATA_KEY: secrets.dataKey,
  }
  return keep({
    name: 'web',
    launch: () => spawnNode(join(home, 'server.js'), [], env, home),
    isReady: () => answers(`${url('recall')}/readyz`),
  })
}

const keepWorkers = ({ ports, url, keep, seen }: Site, service: NodeJS.ProcessEnv) => {
  const wishes = new Map<string, string>()
  const worker = (port: 'first' | 'second'): KeptProcess => {
    const name = `${port} worker`
    return keep({
      name,
      launch: () => {
        const FAILPOINT = wishes.get(name) ?? ''
        wishes.delete(name)
        return spawnNode('workers/main.ts', [], {
          ...service,
          OUTGOING_ALLOWED: url('provider'),
          SMS_PER_SECOND: '100000',
          // Recalls are small here, and have several parts all the same.
          STORES_PER_PLAN: '10',
          MAIL_FROM: 'Clearshelf <recalls@clearshelf.example>',
          METRICS_PORT: String(ports[port]),
          FAILPOINT,
        })
      },
      isReady: () => answers(`${url(port)}/healthz`),
    })
  }
  const workers: CrashStack['workers'] = [worker('first'), worker('second')]
  const arm: CrashStack['arm'] = (one, failpoint, times) => {
    wishes.set(one.name, `${failpoint}@${times}`)
    one.kill({})
    seen.armed += 1
  }
  return { workers, arm }
}
