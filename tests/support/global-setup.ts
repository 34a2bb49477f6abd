import { execFile } from 'node:child_process'
import { chmodSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

import type { TestProject } from 'vitest/node'

import { freePort } from '#local/ports.ts'
import { startPostgres } from '#local/postgres.ts'
import { isAlive, signalProcess } from '#local/process-table.ts'
import { startSimulator } from '#local/simulator/server.ts'
import { startSqs } from '#local/sqs.ts'
import { createDatabase } from '#prisma/databases.ts'

import './ground.ts'
import { scratchRoom } from './scratch-room.ts'

// Nothing here outlives the run, so nothing has to survive a power cut.
const HASTY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }
const TEMPLATE = 'clearshelf_template'

/** Postgres, the queues and the providers, once per run, beside whatever else runs on this machine. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  await using rising = new AsyncDisposableStack()
  const dataDir = scratchRoom('tests')
  chmodSync(dataDir, 0o755) // Postgres may have to run as somebody else than root.
  const remove = () => rmSync(dataDir, { recursive: true, force: true })
  rising.defer(remove)

  const postgres = rising.use(await startPostgres({ dataDir, port: await freePort(), settings: HASTY }))
  rising.defer(
    onSuddenEnd(() => {
      endAtOnce(postgres.pid)
      remove()
    }),
  )

  const sqs = rising.use(await startSqs({ dataDir, port: 0 }))
  const simulator = rising.use(await startSimulator({ dataDir: join(dataDir, 'simulator'), port: 0 }))
  await migrateApart(await createDatabase(postgres.url, TEMPLATE))

  const running = rising.move()
  project.provide('ground', {
    adminUrl: postgres.url,
    template: TEMPLATE,
    sqsUrl: sqs.url,
    simulatorUrl: simulator.url,
  })
  return () => running.disposeAsync()
}

// In a process of its own: the engine leaves a timer behind that would hold up the end of the run for ten seconds.
const migrateApart = (adminUrl: string) =>
  promisify(execFile)(process.execPath, [join(import.meta.dirname, '../../prisma/migrate.ts')], {
    env: { ...process.env, DATABASE_URL: adminUrl },
  })

/** For an end that skips the teardown: Ctrl-C, the end of the terminal, an exit in the middle. Answers how to call it off. */
const onSuddenEnd = (cleanUp: () => void): (() => void) => {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const onSignal = (signal: NodeJS.Signals) => {
    callOff()
    cleanUp()
    process.kill(process.pid, signal) // Now as if nobody had listened.
  }
  const callOff = () => {
    process.off('exit', cleanUp)
    for (const signal of signals) process.off(signal, onSignal)
  }
  process.once('exit', cleanUp)
  for (const signal of signals) process.once(signal, onSignal)
  return callOff
}

/** Without the event loop, which has no more turns: the folder can only be removed when nobody writes to it. */
const endAtOnce = (pid: number): void => {
  const pause = new Int32Array(new SharedArrayBuffer(4))
  signalProcess(pid, 'SIGQUIT')
  for (let tries = 0; tries < 100 && isAlive(pid); tries += 1) Atomics.wait(pause, 0, 0, 20)
}
