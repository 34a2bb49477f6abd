import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { bringUp, neededPorts, type Ready } from './bring-up.ts'
import { openDataDir, type DataDir } from './data-dir.ts'
import { requireFreePorts } from './ports.ts'
import { ancestry } from './process-table.ts'
import { explain, Refusal } from './refusal.ts'
import { readSettings, USAGE, type Settings } from './settings.ts'
import { createStack, type Stack } from './stack.ts'
import { createSteps, type Steps } from './steps.ts'
import { writeWhole } from './write-whole.ts'

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

// The terminal may be gone before we are; that must not keep the children from being stopped.
process.stdout.on('error', () => undefined)
process.stderr.on('error', () => undefined)

const fail = (error: unknown, place: string): void => {
  const sentence = explain(error, place)
  process.stderr.write(
    `\n${sentence ?? (error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`,
  )
}

const readyPath = ({ dataDir }: Settings): string => join(dataDir, 'ready.json')

/** Ends everything once, whoever asks first; a second Ctrl-C does not wait any longer. */
const stopOnce = (settings: Settings, stack: Stack, { lock }: DataDir) => {
  let asked = false
  return async (why: string | undefined, exitCode: number): Promise<void> => {
    if (asked) {
      if (why === undefined) return
      stack.kill()
      lock.release()
      process.exit(1)
    }
    asked = true
    if (why !== undefined) print(`\n  Stopping (${why}) …`)
    rmSync(readyPath(settings), { force: true })
    await stack.stop()
    lock.release()
    if (why !== undefined) print('  Stopped. All data is kept.')
    process.exit(exitCode)
  }
}

type Stop = ReturnType<typeof stopOnce>

const listenForTheEnd = (stop: Stop): void => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void stop(signal, 0))
  const ancestors = ancestry()
  let orphaned = false
  setInterval(() => {
    if (orphaned || ancestry() === ancestors) return
    orphaned = true
    void stop('whoever started it is gone', 0)
  }, 500)
}

const announce = (ready: Ready, steps: Steps): void => {
  const login = (name: string): string => {
    const { email, password } = (ready.demo[name] ?? {}) as { email?: string; password?: string }
    return email && password ? `   ${email}  ${password}` : ''
  }
  print('')
  steps.line('Recall console', `${ready.recallUrl}${login('manager')}`)
  steps.line('Store', `${ready.storeUrl}${login('store')}`)
  steps.line('Inbox', ready.simulatorUrl)
  print('')
  print(`READY ${JSON.stringify(ready)}`)
}

const openPlace = async (settings: Settings, note: (text: string) => void): Promise<DataDir> => {
  const dataDir = await openDataDir(settings.dataDir)
  try {
    await requireFreePorts(neededPorts(settings))
    dataDir.prepare(settings)
  } catch (error) {
    dataDir.lock.release()
    throw error
  }
  if (dataDir.leftovers > 0) note(`ended ${dataDir.leftovers} that a crash had left`)
  return dataDir
}

const start = async (settings: Settings): Promise<void> => {
  const steps = createSteps(print)
  print('\n  Clearshelf\n')
  const dataDir = await steps.step('ports and disk', (note) => openPlace(settings, note))
  const stack = createStack(settings.dataDir, (line) => print(`  ! ${line}`))
  const stop = stopOnce(settings, stack, dataDir)
  listenForTheEnd(stop)
  process.on('uncaughtException', (error) => {
    fail(error, settings.dataDir)
    void stop(undefined, 1)
  })
  try {
    const ready = await bringUp(settings, stack, steps)
    writeWhole(readyPath(settings), `${JSON.stringify(ready)}\n`, 0o600)
    announce(ready, steps)
  } catch (error) {
    fail(error, settings.dataDir)
    await stop(undefined, 1)
  }
}

const main = async (): Promise<void> => {
  const settings = readSettings(process.argv.slice(2), process.env)
  if (settings === 'help') return print(USAGE)
  if (Number.parseInt(process.versions.node, 10) < 24) {
    throw new Refusal('This runs on the Node 24 that `npm install` brings along: start with npm start.')
  }
  await start(settings)
}

try {
  await main()
} catch (error) {
  fail(error, resolve(process.env['DATA_DIR'] || '.data'))
  process.exit(1)
}
