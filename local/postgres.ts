import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

import { Client, DatabaseError } from 'pg'

import { openLogFile } from './log-file.ts'
import {
  clearStalePostmaster,
  ensureCluster,
  postgresBinary,
  postgresEnvironment,
  SUPERUSER,
} from './postgres-cluster.ts'
import { isAlive, signalProcess, untilGone } from './process-table.ts'
import { Refusal } from './refusal.ts'
import { secretsOf } from './secrets.ts'
import { chooseLauncher, commandLine } from './unprivileged.ts'

export type PostgresOptions = {
  dataDir: string
  port: number
  database?: string
  /** Server settings on top of ours; tests that do not kill it may turn fsync off. */
  settings?: Record<string, string>
}

export type PreparedPostgres = {
  url: string
  launch: () => Promise<ChildProcess>
  /** False as long as it does not answer; makes the database when it is not there yet. */
  isReady: () => Promise<boolean>
}

export type Postgres = AsyncDisposable & { url: string; pid: number }

const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  max_wal_size: '1GB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

const withClient = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined) // The server may go down under us; the query in flight says so.
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const ensureDatabase = (url: string, database: string): Promise<void> =>
  withClient(url, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`)
  })

const WRONG_PASSWORD = '28P01'

const answers = async (maintenanceUrl: string, database: string): Promise<boolean> => {
  try {
    await ensureDatabase(maintenanceUrl, database)
    return true
  } catch (error) {
    if (error instanceof DatabaseError && error.code === WRONG_PASSWORD) {
      throw new Refusal(
        'The database does not know the password in secrets.json: restore that file, or begin anew with npm start -- --fresh.',
      )
    }
    return false
  }
}

/** Refuses with a sentence when a database that was given does not let us in. */
export const pingDatabase = async (url: string): Promise<void> => {
  try {
    await withClient(url, (client) => client.query('SELECT 1'))
  } catch (error) {
    const { hostname, port } = new URL(url)
    const reason = (error as Error).message || String((error as NodeJS.ErrnoException).code)
    throw new Refusal(
      `The database of DATABASE_URL at ${hostname}:${port || 5432} cannot be used (${reason}): correct the address, or leave it out for the embedded Postgres.`,
    )
  }
}

/** A cluster that can be started: made if need be, with a way found to run it as whoever we are. */
export const preparePostgres = ({
  dataDir,
  port,
  database = 'clearshelf',
  settings,
}: PostgresOptions): PreparedPostgres => {
  const binary = postgresBinary('postgres')
  const password = secretsOf(dataDir).postgresPassword
  const launcher = chooseLauncher(binary, dataDir)
  const cluster = ensureCluster(dataDir, password, launcher)
  const flags = Object.entries({ ...SETTINGS, ...settings, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const base = `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}`
  return {
    url: `${base}/${database}`,
    launch: async () => {
      await clearStalePostmaster(cluster)
      const [command, args] = commandLine(launcher, binary, ['-D', cluster, ...flags])
      const env = postgresEnvironment(dataDir)
      return spawn(command, args, {
        env,
        cwd: '/',
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
        ...launcher.account,
      })
    },
    isReady: () => answers(`${base}/postgres`, database),
  }
}

const untilReady = async (
  prepared: PreparedPostgres,
  child: ChildProcess,
  lastWord: () => string,
): Promise<boolean> => {
  for (const deadline = performance.now() + 30_000; performance.now() < deadline; await delay(30)) {
    if (child.exitCode !== null || child.signalCode !== null) return false
    if (await prepared.isReady()) return true
  }
  throw new Refusal(`Postgres does not answer: ${lastWord()}`)
}

/** One Postgres of its own, outside the supervisor: for tests and tools. It stops when it is disposed of. */
export const startPostgres = async (options: PostgresOptions): Promise<Postgres> => {
  const dataDir = resolve(options.dataDir)
  mkdirSync(dataDir, { recursive: true })
  const prepared = preparePostgres({ ...options, dataDir })
  const log = openLogFile(join(dataDir, 'logs', 'postgres.log'))
  // After a kill the backends of the predecessor may hold its shared memory for a moment.
  for (let attempt = 1; attempt <= 5; attempt += 1, await delay(200)) {
    const child = await prepared.launch()
    child.stdout?.on('data', log.write)
    child.stderr?.on('data', log.write)
    if (!(await untilReady(prepared, child, log.lastLine))) continue
    const pid = child.pid ?? 0
    return {
      url: prepared.url,
      pid,
      [Symbol.asyncDispose]: async () => {
        if (isAlive(pid)) signalProcess(pid, 'SIGINT')
        for (const left of await untilGone([pid], 5_000)) signalProcess(left, 'SIGKILL')
        log.close()
      },
    }
  }
  throw new Refusal(`Postgres does not start: ${log.lastLine()}`)
}
