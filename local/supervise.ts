import type { ChildProcess } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

import { openLogFile, type LogFile } from './log-file.ts'
import { hasEnded, signalGroup } from './node-child.ts'
import { Refusal } from './refusal.ts'
import { pauseBeforeRestart, type Pause } from './restart-policy.ts'
import { writeWhole } from './write-whole.ts'

export type Service = {
  name: string
  launch: () => ChildProcess | Promise<ChildProcess>
  isReady: () => Promise<boolean>
  /** What must be done again each time it has come back. */
  afterRestart?: () => Promise<unknown>
  stopSignal?: NodeJS.Signals
}

export type Supervised = {
  name: string
  /** Settles when it answers for the first time, or refuses when it dies again and again before that. */
  ready: Promise<void>
  /** Asks it to end, and ends it after the grace has passed. */
  stop: (graceMs: number) => Promise<void>
  kill: () => void
}

type Surroundings = { dataDir: string; say: (line: string) => void }

const FIRST_ANSWER_MS = 90_000
const DEATHS_BEFORE_GIVING_UP = 4

const end = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    const tell = () => resolve(child.signalCode ?? `exit code ${child.exitCode ?? 'unknown'}`)
    if (hasEnded(child)) tell()
    else child.once('exit', tell).once('error', (error) => resolve(error.message))
  })

const asksUntilReady = async (service: Service, child: ChildProcess): Promise<boolean> => {
  while (!hasEnded(child)) {
    if (await service.isReady()) return !hasEnded(child)
    await delay(60)
  }
  return false
}

/** Keeps one service running: starts it, writes its pid file and log, and starts it again when it dies. */
export const supervise = (service: Service, { dataDir, say }: Surroundings): Supervised => {
  const { name, stopSignal = 'SIGTERM' } = service
  const pidFile = join(dataDir, 'run', `${name}.pid`)
  const logPath = join(dataDir, 'logs', `${name}.log`)
  const log: LogFile = openLogFile(logPath)
  const stopping = new AbortController()
  const first = Promise.withResolvers<void>()
  first.promise.catch(() => undefined) // Whoever waits hears of it; nobody may be waiting yet.
  let child: ChildProcess | undefined
  let deaths = 0
  let hasAnswered = false

  const giveUp = (why: string) =>
    first.reject(
      new Refusal(
        `${name} does not start (${why}): ${log.lastLine() || 'it said nothing'} – all of it in ${logPath}.`,
      ),
    )

  const greet = async (current: ChildProcess): Promise<void> => {
    if (!(await asksUntilReady(service, current)) || stopping.signal.aborted) return
    if (hasAnswered) {
      await service.afterRestart?.()
      say(`${name} is back`)
    }
    hasAnswered = true
    first.resolve()
  }

  const launchOnce = async (): Promise<string> => {
    const current = await service.launch()
    child = current
    if (stopping.signal.aborted) signalGroup(current, 'SIGKILL')
    current.stdout?.on('data', log.write)
    current.stderr?.on('data', log.write)
    if (current.pid !== undefined) writeWhole(pidFile, `${current.pid}\n`)
    greet(current).catch((error: unknown) => {
      if (hasAnswered) say(`${name}: ${String(error)}`)
      else first.reject(error)
    })
    return end(current)
  }

  const run = async (): Promise<void> => {
    for (let pause: Pause | undefined; !stopping.signal.aborted;) {
      const born = performance.now()
      const how = await launchOnce().catch((error: unknown) => String(error))
      if (child) signalGroup(child, 'SIGKILL') // Its own children must not hold its port against the next one.
      if (stopping.signal.aborted) return
      deaths += 1
      if (!hasAnswered && deaths >= DEATHS_BEFORE_GIVING_UP) return giveUp(how)
      pause = pauseBeforeRestart(pause, performance.now() - born)
      if (hasAnswered) say(`${name} ended (${how}) and starts again in ${pause.waitMs / 1000} s`)
      await delay(pause.waitMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }

  const running = run()
  const patience = setTimeout(() => giveUp('no answer in time'), FIRST_ANSWER_MS)
  first.promise.finally(() => clearTimeout(patience)).catch(() => undefined)

  return {
    name,
    ready: first.promise,
    kill: () => {
      stopping.abort()
      if (child) signalGroup(child, 'SIGKILL')
    },
    stop: async (graceMs) => {
      stopping.abort()
      clearTimeout(patience)
      if (child && !hasEnded(child)) child.kill(stopSignal)
      const force = setTimeout(() => child && signalGroup(child, 'SIGKILL'), graceMs)
      await running
      clearTimeout(force)
      if (child) signalGroup(child, 'SIGKILL')
      rmSync(pidFile, { force: true })
      log.close()
    },
  }
}
