import { readdirSync } from 'node:fs'
import { join } from 'node:path'

import { hasEnded, spawnNode } from '#local/node-child.ts'
import { freePort } from '#local/ports.ts'
import { secretsOf } from '#local/secrets.ts'
import { roleUrls } from '#prisma/roles.ts'

import { stack } from './stack.ts'

export type WebProcess = { url: string; stop: () => Promise<void> }

/** The folder that the stack runs its web services from. */
export const webHome = (): string => {
  const web = join(stack().dataDir, 'web')
  const [hash = ''] = readdirSync(web)
  return join(web, hash)
}

/** One more recall console beside the stack's, on the same database, with settings of its own. */
export const startRecallConsole = async (
  settings: (url: string) => Promise<Record<string, string>>,
): Promise<WebProcess> => {
  const { databaseUrl, dataDir, storeUrl } = stack()
  const { recallAuthSecret, dataKey } = secretsOf(dataDir)
  const port = await freePort()
  const url = `http://localhost:${port}`
  // It writes what is to be sent into the outbox; the stack's own worker looks after the queues.
  const queue = 'http://127.0.0.1:9/queue'
  const child = spawnNode(
    join(webHome(), 'server.js'),
    [],
    {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      SURFACE: 'recall',
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
      RECALL_URL: url,
      STORE_URL: storeUrl,
      DATABASE_URL: roleUrls(databaseUrl).app,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      QUEUE_HIGH_URL: queue,
      QUEUE_MEDIUM_URL: queue,
      QUEUE_LOW_URL: queue,
      S3_BUCKET: 'none-is-asked',
      AUTH_SECRET: recallAuthSecret,
      DATA_KEY: dataKey,
      ...(await settings(url)),
    },
    webHome(),
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  while (!(await isUp(url))) {
    if (hasEnded(child)) throw new Error(`The console did not start:\n${said}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

const isUp = async (url: string): Promise<boolean> => {
  const answer = await fetch(`${url}/healthz`).catch(() => null)
  return answer?.status === 200
}
