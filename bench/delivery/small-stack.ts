import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, createReadStream, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'

import { Client } from 'pg'

import { freePort } from '#local/ports.ts'
import { ensureQueues } from '#local/queues.ts'

import { benchGround, type Ground } from '../ground.ts'

/** What delivers, and nothing else: Postgres, the queue emulator, the provider simulator and one worker, each a process. */
export type SmallStack = AsyncDisposable & {
  ground: Ground
  /** Sees everything, for preparing and for counting. */
  admin: Client
  simulatorUrl: string
  workerPid: number
  /** How many messages the providers have taken so far. */
  accepted(): Promise<number>
  /** Each of them: from the file that the simulator keeps, because all at once are more than fits into a text. */
  accepts(): AsyncIterable<{ at: string; deliveryId: string | null }>
  /** How many deliveries are not settled. */
  waiting(): Promise<number>
  deliveriesOf(recallId: string): Promise<Set<string>>
  /** How many of a recall's deliveries are settled. */
  settledOf(recallId: string): Promise<number>
  /** When it was let out, by the clock of this machine. */
  issuedAt(recallId: string): Promise<number>
}

const REGION = 'us-east-1'
const PRETEND = { AWS_REGION: REGION, AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' }

const answers = async (url: string): Promise<void> => {
  for (let i = 0; i < 200; i += 1) {
    const up = await fetch(url).then(
      () => true,
      () => false,
    )
    if (up) return
    await sleep(100)
  }
  throw new Error(`${url} does not answer.`)
}

export const startSmallStack = async (): Promise<SmallStack> => {
  await using rising = new AsyncDisposableStack()
  const ground = rising.use(await benchGround())
  const admin = new Client({ connectionString: ground.adminUrl })
  await admin.connect()
  rising.defer(() => admin.end())
  const folder = mkdtempSync(join(tmpdir(), 'clearshelf-bench-'))
  chmodSync(folder, 0o755)
  rising.defer(() => rmSync(folder, { recursive: true, force: true }))
  const log = openSync(join(folder, 'processes.log'), 'a')
  const start = (script: string, env: Record<string, string>): ChildProcess => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../..', script)], {
      env: { ...process.env, NODE_ENV: 'production', ...PRETEND, ...env },
      stdio: ['ignore', log, log],
    })
    rising.defer(() => void child.kill('SIGKILL'))
    return child
  }
  const [sqs, simulator, metrics] = await Promise.all([freePort(), freePort(), freePort()])
  const simulatorUrl = `http://127.0.0.1:${simulator}`
  const endpoint = `http://127.0.0.1:${sqs}`
  start('local/sqs-main.ts', { DATA_DIR: folder, SQS_PORT: String(sqs), RECALL_URL: 'http://localhost:3000' })
  start('local/simulator-main.ts', {
    SIMULATOR_DIR: join(folder, 'simulator'),
    SIMULATOR_PORT: String(simulator),
  })
  await Promise.all([answers(`${endpoint}/`), answers(`${simulatorUrl}/healthz`)])
  const queues = await ensureQueues({ prefix: 'bench', region: REGION, endpoint, pretend: true })
  const worker = start('workers/main.ts', {
    DATABASE_URL: ground.urls.worker,
    RECALL_URL: 'http://localhost:3000',
    STORE_URL: 'http://localhost:3001',
    QUEUE_HIGH_URL: queues.high,
    QUEUE_MEDIUM_URL: queues.medium,
    QUEUE_LOW_URL: queues.low,
    S3_BUCKET: 'bench',
    AWS_ENDPOINT_URL_SQS: endpoint,
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_ENDPOINT_URL_SES: simulatorUrl,
    AWS_ENDPOINT_URL_SNS: simulatorUrl,
    OUTGOING_ALLOWED: simulatorUrl,
    SMS_PER_SECOND: '100000',
    MAIL_FROM: 'Clearshelf <recalls@clearshelf.example>',
    LOG_LEVEL: 'warn',
    METRICS_PORT: String(metrics),
  })
  await answers(`http://127.0.0.1:${metrics}/healthz`)
  const kept = rising.move()
  return {
    ground,
    simulatorUrl,
    workerPid: worker.pid ?? 0,
    admin,
    accepts: async function* () {
      const lines = createInterface({ input: createReadStream(join(folder, 'simulator/accepts.jsonl')) })
      for await (const line of lines) yield JSON.parse(line) as { at: string; deliveryId: string | null }
    },
    waiting: async () => {
      const { rows } = await admin.query<{ n: number }>(
        'SELECT count(*)::int AS n FROM delivery WHERE settled_at IS NULL',
      )
      return rows[0]?.n ?? 0
    },
    settledOf: async (recallId) => {
      const { rows } = await admin.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM delivery
         WHERE tenant_id = (SELECT tenant_id FROM recall WHERE id = $1) AND recall_id = $1 AND settled_at IS NOT NULL`,
        [recallId],
      )
      return rows[0]?.n ?? 0
    },
    deliveriesOf: async (recallId) => {
      const { rows } = await admin.query<{ id: string }>('SELECT id FROM delivery WHERE recall_id = $1', [
        recallId,
      ])
      return new Set(rows.map(({ id }) => id))
    },
    issuedAt: async (recallId) => {
      const { rows } = await admin.query<{ at: Date }>(
        'SELECT issued_at AS at FROM recall_version WHERE recall_id = $1',
        [recallId],
      )
      return rows[0]?.at.getTime() ?? 0
    },
    accepted: async () => {
      const stats = (await (await fetch(`${simulatorUrl}/stats`)).json()) as { accepted: number }
      return stats.accepted
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}
