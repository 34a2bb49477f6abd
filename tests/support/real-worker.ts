import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { freePort } from '#local/ports.ts'
import { ensureQueues } from '#local/queues.ts'

import type { TestDatabase } from './database.ts'

export type RealWorker = AsyncDisposable & {
  process: ChildProcess
  /** Mails that the provider has begun to take, and those that it has answered. */
  provider: { begun: number; taken: number }
  /** Kills the queues; the answer starts them again, where they were. */
  loseQueues(): () => Promise<void>
}

const ROOT = join(import.meta.dirname, '../..')
const PRETEND = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' }

const start = (script: string, env: Record<string, string>): ChildProcess =>
  spawn(process.execPath, [join(ROOT, script)], {
    env: { ...process.env, NODE_ENV: 'production', ...PRETEND, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })

const answers = async (url: string): Promise<void> => {
  for (let tries = 0; tries < 600; tries += 1) {
    const up = await fetch(url).then(
      () => true,
      () => false,
    )
    if (up) return
    await sleep(50)
  }
  throw new Error(`${url} does not answer.`)
}

const QUOTA = '<GetSendQuotaResult><MaxSendRate>500</MaxSendRate></GetSendQuotaResult>'
const taken = (id: string) =>
  ['SendEmail', 'SendRawEmail']
    .map((name) => `<${name}Result><MessageId>${id}</MessageId></${name}Result>`)
    .join('')

/** A provider that takes its time with every mail. */
const slowProvider = async (takesMs: number, counts: RealWorker['provider']) => {
  const answer = async (request: IncomingMessage): Promise<string> => {
    let asked = ''
    for await (const piece of request) asked += String(piece)
    if (!asked.includes('Action=Send')) return QUOTA
    counts.begun += 1
    await sleep(takesMs)
    counts.taken += 1
    return taken(`slow-${counts.taken}`)
  }
  const server = createServer((request, response) => {
    void answer(request).then((said) =>
      response
        .writeHead(200, { 'content-type': 'text/xml' })
        .end(`<R xmlns="http://ses.amazonaws.com/doc/2010-12-01/">${said}</R>`),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

/** A worker process over queues of its own and a provider that takes its time; the database is the test's. */
export const realWorker = async (database: TestDatabase, takesMs: number): Promise<RealWorker> => {
  await using rising = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'clearshelf-worker-'))
  rising.defer(() => rm(folder, { recursive: true, force: true }))
  const provider = { begun: 0, taken: 0 }
  const { server, url } = await slowProvider(takesMs, provider)
  rising.defer(() => {
    server.closeAllConnections()
    server.close()
  })
  const [port, metrics] = [await freePort(), await freePort()]
  const endpoint = `http://127.0.0.1:${port}`
  const startQueues = () =>
    start('local/sqs-main.ts', {
      DATA_DIR: folder,
      SQS_PORT: String(port),
      RECALL_URL: 'http://localhost:3000',
    })
  let queueProcess = startQueues()
  rising.defer(() => end(queueProcess))
  await answers(endpoint)
  const make = () => ensureQueues({ prefix: 'real', region: 'us-east-1', endpoint, pretend: true })
  const queues = await make()
  const worker = start('workers/main.ts', {
    DATABASE_URL: database.urls.worker,
    RECALL_URL: 'http://localhost:3000',
    STORE_URL: 'http://localhost:3001',
    QUEUE_HIGH_URL: queues.high,
    QUEUE_MEDIUM_URL: queues.medium,
    QUEUE_LOW_URL: queues.low,
    S3_BUCKET: 'real',
    AWS_ENDPOINT_URL_SQS: endpoint,
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_ENDPOINT_URL_SES: url,
    AWS_ENDPOINT_URL_SNS: url,
    MAIL_FROM: 'Clearshelf <recalls@clearshelf.example>',
    LOG_LEVEL: 'silent',
    METRICS_PORT: String(metrics),
  })
  rising.defer(() => end(worker))
  await answers(`http://127.0.0.1:${metrics}/healthz`)
  const kept = rising.move()
  return {
    process: worker,
    provider,
    loseQueues: () => {
      queueProcess.kill('SIGKILL')
      return async () => {
        queueProcess = startQueues()
        await answers(endpoint)
        await make()
      }
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}
