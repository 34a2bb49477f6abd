import { spawn, type ChildProcess } from 'node:child_process'
import { getPriority, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'

export const projectRoot = fileURLToPath(new URL('..', import.meta.url))

const EXIT_WITH_PARENT = new URL('./exit-with-parent.ts', import.meta.url).href

/**
 * A Node of its own for one script. It leads its own process group, so that Ctrl-C in the terminal reaches the
 * supervisor alone, which then stops the children in order.
 */
export const spawnNode = (
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd = projectRoot,
): ChildProcess =>
  spawn(process.execPath, ['--import', EXIT_WITH_PARENT, script, ...args], {
    cwd,
    env: { ...env, CLEARSHELF_PARENT: String(process.pid) },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })

const NICE = 5

/**
 * Somebody waits for a page; a file of 99 MB can wait for the page. On the same few cores this child takes what the others
 * leave, and everything if they need nothing (decision 0060).
 */
export const givingWay = (child: ChildProcess): ChildProcess => {
  if (child.pid !== undefined) setPriority(child.pid, getPriority() + NICE)
  return child
}

/** To the child and to whatever it started itself. */
export const signalGroup = (child: ChildProcess, signal: NodeJS.Signals): void => {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    child.kill(signal)
  }
}

export const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null
