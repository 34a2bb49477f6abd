import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { FAILPOINTS, type Failpoint } from '#lib/adapters/system/failpoint.ts'
import { isPortFree } from '#local/ports.ts'
import { secretsOf } from '#local/secrets.ts'

import { keepRunning, type KeptProcess } from './kept-process.ts'

/** What ended, and of what. */
export type Seen = {
  failpoints: Partial<Record<Failpoint, number>>
  /** What ended by itself after it had answered. */
  ended: string[]
  /** What could not start, because what it needs was away, and was started again. */
  failedStarts: number
  /** Workers that were killed so that the next one dies at a named point. */
  armed: number
  /** How often a worker came to write down what another had taken over meanwhile. */
  leasesLost: number
}

const PORTS = ['database', 'queues', 'provider', 'recall', 'first', 'second'] as const

/** Where a stack of its own lives: its folder, its ports, and what each of its processes finds in its environment. */
export type Site = {
  dataDir: string
  ports: Record<(typeof PORTS)[number], number>
  url: (port: (typeof PORTS)[number]) => string
  secrets: ReturnType<typeof secretsOf>
  /** By the clock of the processes, which go so many times as fast. */
  now: () => Date
  base: NodeJS.ProcessEnv
  seen: Seen
  keep: (process: Kept) => KeptProcess
}

type Kept = Pick<Parameters<typeof keepRunning>[0], 'name' | 'launch' | 'isReady' | 'endSignal'> & {
  afterStart?: () => Promise<unknown>
}

export type SiteWish = { dataDir: string; speed: number }

export const REGION = 'us-east-1'
const FAST_TIME = new URL('./fast-time.ts', import.meta.url).href

export const openSite = async ({ dataDir, speed }: SiteWish, rising: AsyncDisposableStack): Promise<Site> => {
  mkdirSync(dataDir, { recursive: true })
  chmodSync(dataDir, 0o755) // Postgres may have to run as somebody else than root.
  const ports = await choosePorts()
  const since = Date.now()
  const seen: Seen = { failpoints: {}, ended: [], failedStarts: 0, armed: 0, leasesLost: 0 }
  return {
    dataDir,
    ports,
    url: (port) => `http://127.0.0.1:${ports[port]}`,
    secrets: secretsOf(dataDir),
    now: () => new Date(since + (Date.now() - since) * speed),
    base: {
      ...process.env,
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      NODE_ENV: 'production',
      NODE_OPTIONS: `--import ${FAST_TIME}`,
      NODE_COMPILE_CACHE: join(dataDir, 'compiled'),
      CRASH_SPEED: String(speed),
      CRASH_SINCE: String(since),
      NEXT_TELEMETRY_DISABLED: '1',
      LOG_LEVEL: 'warn',
      FAILPOINT: '',
      SYNTHETIC_RECALL_TO: '',
    },
    seen,
    keep: (kept) => rising.use(keepRunning(witnessed(kept, seen, dataDir))),
  }
}

const witnessed = (kept: Kept, seen: Seen, dataDir: string): Parameters<typeof keepRunning>[0] => {
  let diedAt: Failpoint | undefined
  return {
    afterStart: () => Promise.resolve(),
    ...kept,
    logPath: join(dataDir, 'logs', `${kept.name}.log`),
    onLine: (line) => {
      diedAt = FAILPOINTS.find((point) => line === `failpoint ${point}`) ?? diedAt
      if (line.includes('delivery.lease_lost')) seen.leasesLost += 1
    },
    onEnd: (how, wasReady) => {
      if (diedAt) seen.failpoints[diedAt] = (seen.failpoints[diedAt] ?? 0) + 1
      else if (wasReady) seen.ended.push(`the ${kept.name} ended by itself, ${how}`)
      else seen.failedStarts += 1
      diedAt = undefined
    },
  }
}

/** Below the numbers that outgoing connections get: one of those could take the place of whoever is being killed. */
const choosePorts = async (): Promise<Site['ports']> => {
  const ports: Partial<Site['ports']> = {}
  let port = 21_000 + Math.floor(Math.random() * 900)
  for (const name of PORTS) {
    while (!(await isPortFree(port))) port += 1
    ports[name] = port
    port += 1
  }
  return ports as Site['ports']
}
