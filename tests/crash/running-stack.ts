import { spawn, type ChildProcess } from 'node:child_process'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'

import { freePort } from '#local/ports.ts'
import { scratchRoom } from '#tests/support/scratch-room.ts'

type Key = 'apiKey' | 'approverApiKey'
type Ready = { recallUrl: string; simulatorUrl: string; demo: Record<Key, string> }

const PORTS = ['RECALL_PORT', 'STORE_PORT', 'SIMULATOR_PORT', 'SQS_PORT', 'POSTGRES_PORT', 'METRICS_PORT']
const PATIENCE_MS = 90_000

/** A whole stack of real processes on ports and data of its own, to be killed and started again. */
export class RunningStack implements AsyncDisposable {
  ready!: Ready
  private readonly folder: string
  private readonly ports: Record<string, string>
  private supervisor!: ChildProcess

  private constructor(folder: string, ports: Record<string, string>) {
    this.folder = folder
    this.ports = ports
  }

  static async start(): Promise<RunningStack> {
    const ports: Record<string, string> = {}
    for (const name of PORTS) {
      let port = await freePort()
      while (Object.values(ports).includes(String(port))) port = await freePort()
      ports[name] = String(port)
    }
    const stack = new RunningStack(scratchRoom('crash'), ports)
    await stack.startAgain()
    return stack
  }

  /** As `npm start` would, over whatever the last one left behind. */
  async startAgain(): Promise<void> {
    const env = { ...process.env, ...this.ports, DATA_DIR: join(this.folder, 'data'), LOG_LEVEL: 'warn' }
    this.supervisor = spawn(process.execPath, ['local/start.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    const { stdout, stderr } = this.supervisor
    const said: string[] = []
    this.ready = await new Promise<Ready>((resolve, reject) => {
      for (const stream of [stdout, stderr])
        createInterface({ input: stream! }).on('line', (line) => {
          said.push(line)
          if (line.startsWith('READY ')) resolve(JSON.parse(line.slice(6)) as Ready)
        })
      this.supervisor.once('close', (code) => reject(new Error(`no READY (${code}):\n${said.join('\n')}`)))
    })
  }

  async pid(name: string): Promise<number> {
    return Number(await readFile(join(this.folder, 'data/run', `${name}.pid`), 'utf8'))
  }

  async kill(name: string): Promise<void> {
    process.kill(await this.pid(name), 'SIGKILL')
  }

  /** The supervisor first, so that it brings nobody back. */
  async killEverything(): Promise<void> {
    const names = (await readdir(join(this.folder, 'data/run'))).map((file) => file.replace('.pid', ''))
    const pids = await Promise.all(names.map((name) => this.pid(name)))
    this.supervisor.kill('SIGKILL')
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // Postgres and the others may have noticed the supervisor's death first.
      }
    }
  }

  /** Asks until it is answered: a service that is being started again refuses for a moment. */
  async ask<T>(method: string, path: string, body?: unknown, key: Key = 'apiKey'): Promise<T> {
    const headers = {
      authorization: `Bearer ${this.ready.demo[key]}`,
      'content-type': 'application/json',
    }
    return patiently(async () => {
      const answer = await fetch(`${this.ready.recallUrl}/api/v1${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return answer.status >= 500 ? undefined : ((await answer.json()) as T)
    })
  }

  accepts(): Promise<{ deliveryId: string }[]> {
    return patiently(async () => {
      const answer = await fetch(`${this.ready.simulatorUrl}/accepts?since=0`)
      return (await answer.json()) as { deliveryId: string }[]
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const gone = new Promise((resolve) => this.supervisor.once('close', resolve))
    if (this.supervisor.exitCode === null && this.supervisor.signalCode === null) {
      this.supervisor.kill('SIGTERM')
      await gone
    }
    await rm(this.folder, { recursive: true, force: true })
  }
}

/** Tries until there is a value, or the patience ends. */
export const patiently = async <T>(attempt: () => Promise<T | undefined>): Promise<T> => {
  const until = Date.now() + PATIENCE_MS
  let fault: unknown
  while (Date.now() < until) {
    try {
      const value = await attempt()
      if (value !== undefined) return value
    } catch (error) {
      fault = error
    }
    await sleep(200)
  }
  throw new Error('It did not come about in time.', { cause: fault })
}
