import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'

import { openLogFile } from '#local/log-file.ts'
import { hasEnded, signalGroup } from '#local/node-child.ts'

type Service = {
  name: string
  logPath: string
  launch: () => ChildProcess | Promise<ChildProcess>
  isReady: () => Promise<boolean>
  /** Done each time that it answers again, before it counts as ready. */
  afterStart: () => Promise<unknown>
  endSignal?: NodeJS.Signals
  onLine: (line: string) => void
  /** It ended though nobody had killed it from outside, after it had answered or before. */
  onEnd: (how: string, wasReady: boolean) => void
}

export type KeptProcess = AsyncDisposable & {
  name: string
  /** Stopped by SIGSTOP; it is left alone until it goes on. */
  asleep: boolean
  untilReady(): Promise<void>
  /** Ends it as hard as that, and lets it come back after a while; before it does, `between` is done. */
  kill(how: { signal?: NodeJS.Signals; downMs?: number; between?: () => void }): void
  signal(signal: NodeJS.Signals): void
}

const BEFORE_NEXT_TRY_MS = 100

/** Keeps one process running: whenever it ends, however it ended, there is another. */
export const keepRunning = (service: Service): KeptProcess => {
  const log = openLogFile(service.logPath)
  let child: ChildProcess | undefined
  let ready = false
  let ended = false
  let killed: { downMs: number; between: () => void } | null = null

  // What must be done after a start may fail because something else was killed: then it is done at the next look.
  const greet = async (own: ChildProcess): Promise<void> => {
    while (!ended && own === child && !hasEnded(own)) {
      const answers = await service
        .isReady()
        .then((is) => is && service.afterStart().then(() => true))
        .catch(() => false)
      if (answers && own === child && !hasEnded(own)) return void (ready = true)
      await sleep(30)
    }
  }

  const runOnce = async (): Promise<string> => {
    const own = await service.launch()
    child = own
    if (ended) signalGroup(own, service.endSignal ?? 'SIGKILL')
    const closed = once(own, 'close')
    for (const stream of [own.stdout, own.stderr]) {
      if (!stream) continue
      createInterface({ input: stream }).on('line', (line) => {
        log.write(Buffer.from(`${line}\n`))
        service.onLine(line)
      })
    }
    await Promise.all([closed, greet(own)])
    return own.signalCode ?? `exit code ${own.exitCode}`
  }

  const run = async (): Promise<void> => {
    while (!ended) {
      const how = await runOnce().catch((error: unknown) => String(error))
      const wasReady = ready
      ready = false
      if (ended) return
      const { downMs, between } = killed ?? { downMs: BEFORE_NEXT_TRY_MS, between: () => undefined }
      if (!killed) service.onEnd(`${how}: ${log.lastLine()}`, wasReady)
      killed = null
      await sleep(downMs)
      between()
    }
  }
  const running = run()
  const signal = (name: NodeJS.Signals) => child && !hasEnded(child) && signalGroup(child, name)

  const self: KeptProcess = {
    name: service.name,
    asleep: false,
    untilReady: async () => {
      while (!ready && !ended) await sleep(20)
    },
    kill: ({ signal: name = 'SIGKILL', downMs = 0, between = () => undefined }) => {
      if (!child || hasEnded(child)) return
      ready = false
      killed = { downMs, between }
      signal(name)
    },
    signal: (name) => void signal(name),
    [Symbol.asyncDispose]: async () => {
      ended = true
      signal(service.endSignal ?? 'SIGKILL')
      await running
      log.close()
    },
  }
  return self
}
