import { join } from 'node:path'

import { z } from 'zod'

import { ensureBucket } from './bucket.ts'
import { ensureEvents } from './events-topic.ts'
import { buildWeb } from './build-web.ts'
import { createEnvironment, type DatabaseUrls, type Environment } from './environment.ts'
import { givingWay, projectRoot, spawnNode } from './node-child.ts'
import { isPortFree } from './ports.ts'
import { pingDatabase, preparePostgres } from './postgres.ts'
import { ensureQueues, type QueueUrls } from './queues.ts'
import { lastJson, runScript } from './run-script.ts'
import { secretsOf } from './secrets.ts'
import type { Settings } from './settings.ts'
import type { Stack } from './stack.ts'
import type { Steps } from './steps.ts'

export type Ready = {
  recallUrl: string
  storeUrl: string
  simulatorUrl: string
  metricsUrl: string
  databaseUrl: string
  demo: Record<string, unknown>
}

type Site = { settings: Settings; stack: Stack; steps: Steps; environment: Environment }

const needsEmulator = ({ queues, bucket }: Settings): boolean =>
  queues.kind === 'embedded' || bucket.kind === 'embedded'

const local = (script: string): string => join(projectRoot, 'local', script)

const Migrated = z.object({
  databaseUrls: z.object({ owner: z.string(), app: z.string(), worker: z.string(), auditor: z.string() }),
})

const answers = async (url: string): Promise<boolean> => {
  try {
    const { status, body } = await fetch(url, { signal: AbortSignal.timeout(3_000), redirect: 'manual' })
    await body?.cancel()
    return status === 200
  } catch {
    return false
  }
}

const bringUpPostgres = async ({ settings, stack, steps }: Site): Promise<string> => {
  if (settings.database !== undefined) {
    const url = settings.database
    await steps.step('Postgres', async (note) => {
      note('from DATABASE_URL')
      await pingDatabase(url)
    })
    return url
  }
  return steps.step('Postgres', async () => {
    const { dataDir, ports } = settings
    const prepared = preparePostgres({ dataDir, port: ports.POSTGRES_PORT })
    await stack.add('database', { name: 'postgres', stopSignal: 'SIGINT', ...prepared }).ready
    return prepared.url
  })
}

const migrate = ({ steps, environment }: Site, adminUrl: string): Promise<DatabaseUrls> =>
  steps.step('migrate', async (note) => {
    const lines = await runScript('prisma/migrate.ts', [], environment.database(adminUrl))
    const said = lines.slice(0, -1)
    note(said.includes('up to date') ? 'up to date' : `${said.length} applied`)
    return Migrated.parse(lastJson('prisma/migrate.ts', lines)).databaseUrls
  })

const seed = ({ settings, steps, environment }: Site, adminUrl: string): Promise<Record<string, unknown>> =>
  steps.step('seed', async (note) => {
    const lines = await runScript(
      'prisma/seed.ts',
      settings.empty ? ['--empty'] : [],
      environment.database(adminUrl),
    )
    if (lines.includes('up to date')) note('up to date')
    return z.record(z.string(), z.unknown()).parse(lastJson('prisma/seed.ts', lines))
  })

const bringUpData = async (site: Site) => {
  const adminUrl = await bringUpPostgres(site)
  const databaseUrls = await migrate(site, adminUrl)
  return { adminUrl, databaseUrls, demo: await seed(site, adminUrl) }
}

/** What the emulator has to hold, made anew after each of its starts. */
const emulated = async ({ queues, bucket, ports, queuePrefix: prefix, recallUrl: origin }: Settings) => {
  const place = { region: 'us-east-1', endpoint: `http://127.0.0.1:${ports.SQS_PORT}`, pretend: true }
  if (bucket.kind === 'embedded') await ensureBucket({ ...place, name: bucket.name, origin })
  if (queues.kind !== 'embedded') return null
  await ensureEvents({ ...place, prefix })
  return ensureQueues({ ...place, prefix })
}

const bringUpEmulator = ({ settings, stack, steps, environment }: Site): Promise<QueueUrls | null> =>
  steps.step('SQS, SNS, S3', async () => {
    const sqs = stack.add('cloud', {
      name: 'sqs',
      launch: () => givingWay(spawnNode(local('sqs-main.ts'), [], environment.sqs())),
      isReady: () => answers(`http://127.0.0.1:${settings.ports.SQS_PORT}/health`),
      afterRestart: () => emulated(settings),
    })
    await sqs.ready
    return emulated(settings)
  })

const bringUpBucket = async ({ settings, steps }: Site): Promise<void> => {
  const { bucket, region, recallUrl: origin } = settings
  if (bucket.kind !== 'aws') return
  await steps.step('bucket', (note) => {
    note('at the endpoint of the environment')
    return ensureBucket({ ...bucket, region, origin, pretend: false })
  })
}

const bringUpQueues = async (site: Site): Promise<QueueUrls> => {
  const { settings, steps } = site
  const { queues, queuePrefix: prefix, region } = settings
  const made = needsEmulator(settings) ? await bringUpEmulator(site) : null
  if (made) return made
  if (queues.kind === 'given') return queues.urls
  return steps.step('queues', (note) => {
    note('at the endpoint of the environment')
    const endpoint = queues.kind === 'aws' ? queues.endpoint : undefined
    return ensureQueues({ prefix, region, endpoint, pretend: false })
  })
}

const bringUpSimulator = ({ settings, stack, steps, environment }: Site): Promise<void> =>
  steps.step('simulator', async () => {
    const simulator = stack.add('cloud', {
      name: 'simulator',
      launch: () => givingWay(spawnNode(local('simulator-main.ts'), [], environment.simulator())),
      isReady: () => answers(`http://127.0.0.1:${settings.ports.SIMULATOR_PORT}/readyz`),
    })
    await simulator.ready
  })

const build = ({ settings, steps, environment }: Site): Promise<string | undefined> => {
  if (settings.dev) return Promise.resolve(undefined)
  const say = (line: string) => steps.line('build', line)
  return steps.step('build', (note) =>
    buildWeb({ dataDir: settings.dataDir, env: environment.build(), note, say }),
  )
}

/** The two metrics ports beside the worker's, where they are to be had; metrics of the web are a convenience. */
const webMetricsPort = async ({ ports }: Settings, offset: number): Promise<number | undefined> => {
  const port = ports.METRICS_PORT + offset
  const free = port <= 65_535 && !Object.values(ports).includes(port) && (await isPortFree(port))
  return free ? port : undefined
}

const DEV_SERVER = 'node_modules/next/dist/bin/next'

type Doors = { databaseUrls: DatabaseUrls; queueUrls: QueueUrls; webHome: string | undefined }

const addWeb = async (
  { settings, stack, environment }: Site,
  surface: 'recall' | 'store',
  doors: Doors,
): Promise<void> => {
  const { databaseUrls, queueUrls, webHome } = doors
  const port = surface === 'recall' ? settings.ports.RECALL_PORT : settings.ports.STORE_PORT
  const metricsPort = await webMetricsPort(settings, surface === 'recall' ? 1 : 2)
  const env = environment.web(surface, databaseUrls, queueUrls, metricsPort)
  const launch = () =>
    webHome === undefined
      ? spawnNode(DEV_SERVER, ['dev', '--hostname', '127.0.0.1', '--port', String(port)], {
          ...env,
          NEXT_DIST_DIR: `.next/dev-${surface}`,
        })
      : spawnNode(join(webHome, 'server.js'), [], env, webHome)
  await stack.add('doors', {
    name: `web-${surface}`,
    launch,
    isReady: () => answers(`http://127.0.0.1:${port}/readyz`),
  }).ready
}

const bringUpDoors = (site: Site, doors: Doors): Promise<unknown> =>
  site.steps.step('services', async (note) => {
    note('two web services, one worker')
    const { settings, stack, environment } = site
    const worker = stack.add('doors', {
      name: 'worker',
      launch: () =>
        givingWay(spawnNode('workers/main.ts', [], environment.worker(doors.databaseUrls, doors.queueUrls))),
      isReady: () => answers(`http://127.0.0.1:${settings.ports.METRICS_PORT}/readyz`),
    })
    await Promise.all([worker.ready, addWeb(site, 'recall', doors), addWeb(site, 'store', doors)])
  })

/** Starts everything, side by side where nothing waits for anything, and returns when all of it answers. */
export const bringUp = async (settings: Settings, stack: Stack, steps: Steps): Promise<Ready> => {
  const environment = createEnvironment(settings, secretsOf(settings.dataDir), process.env)
  const site = { settings, stack, steps, environment }
  const [{ adminUrl, databaseUrls, demo }, queueUrls, webHome] = await Promise.all([
    bringUpData(site),
    bringUpQueues(site),
    build(site),
    bringUpSimulator(site),
    bringUpBucket(site),
  ])
  await bringUpDoors(site, { databaseUrls, queueUrls, webHome })
  return {
    recallUrl: settings.recallUrl,
    storeUrl: settings.storeUrl,
    simulatorUrl: `http://127.0.0.1:${settings.ports.SIMULATOR_PORT}`,
    metricsUrl: `http://127.0.0.1:${settings.ports.METRICS_PORT}`,
    databaseUrl: adminUrl,
    demo,
  }
}

/** The ports on which we ourselves will listen. */
export const neededPorts = (settings: Settings): Record<string, number> => {
  const { ports, database } = settings
  const needed: Partial<Record<keyof typeof ports, number>> = { ...ports }
  if (database !== undefined) delete needed.POSTGRES_PORT
  if (!needsEmulator(settings)) delete needed.SQS_PORT
  return needed
}
