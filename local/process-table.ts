import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

/** Every child carries this variable, so that a later start knows its own leftovers from strangers. */
export const STACK_VARIABLE = 'CLEARSHELF_STACK'

const HAS_PROC = existsSync('/proc/self/stat')

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return '' // Gone in the meantime, or another user's.
  }
}

const ps = (pid: number, ...columns: string[]): string => {
  try {
    return execFileSync('ps', ['-ww', '-p', String(pid), ...columns.flatMap((column) => ['-o', column])], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return ''
  }
}

/** The fields of /proc/<pid>/stat after the name, which may itself hold spaces and brackets. */
const stat = (pid: number): string[] => {
  const line = read(`/proc/${pid}/stat`)
  return line.slice(line.lastIndexOf(')') + 2).split(' ')
}

/** When a process began. Numbers are given out again; a number together with its beginning is not. */
export const birthOf = (pid: number): string => (HAS_PROC ? (stat(pid)[19] ?? '') : ps(pid, 'lstart='))

const parentOf = (pid: number): number => Number(HAS_PROC ? stat(pid)[1] : ps(pid, 'ppid='))

/**
 * Who started us; it changes when that dies. npm puts a shell between itself and the script, which outlives it, so
 * under npm the shell's own parent counts as well.
 */
export const ancestry = (): string =>
  process.env['npm_lifecycle_event'] === undefined
    ? String(process.ppid)
    : `${process.ppid} ${parentOf(process.ppid)}`

/** A zombie still has a number, but nothing runs any more. */
export const isAlive = (pid: number): boolean => {
  const state = HAS_PROC ? (stat(pid)[0] ?? '') : ps(pid, 'state=')
  return state !== '' && !state.startsWith('Z') && !state.startsWith('X')
}

export const commandOf = (pid: number): string =>
  (HAS_PROC ? read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ') : ps(pid, 'command=')).trim()

export const belongsTo = (pid: number, dataDir: string): boolean => {
  if (!HAS_PROC) return commandOf(pid).includes(dataDir)
  return (
    read(`/proc/${pid}/environ`).split('\0').includes(`${STACK_VARIABLE}=${dataDir}`) ||
    read(`/proc/${pid}/cmdline`).split('\0').includes(`${dataDir}/postgres`)
  )
}

/** All that run for this data directory, whether or not a pid file tells of them. */
export const processesOf = (dataDir: string, pidFiles: readonly number[]): number[] => {
  const candidates = HAS_PROC
    ? readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map(Number)
    : pidFiles
  return candidates.filter((pid) => pid !== process.pid && isAlive(pid) && belongsTo(pid, dataDir))
}

export const signalProcess = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal)
  } catch {
    // It was faster.
  }
}

export const untilGone = async (pids: readonly number[], withinMs: number): Promise<number[]> => {
  const deadline = performance.now() + withinMs
  for (;;) {
    const left = pids.filter(isAlive)
    if (left.length === 0 || performance.now() > deadline) return left
    await delay(40)
  }
}

/** SIGTERM, some patience, SIGKILL. */
export const endProcesses = async (pids: readonly number[], patienceMs: number): Promise<void> => {
  for (const pid of pids) signalProcess(pid, 'SIGTERM')
  const stubborn = await untilGone(pids, patienceMs)
  for (const pid of stubborn) signalProcess(pid, 'SIGKILL')
  await untilGone(stubborn, 2_000)
}
