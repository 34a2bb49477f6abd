import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { tryLock, type Lock } from './lock.ts'
import { endProcesses, processesOf } from './process-table.ts'
import { Refusal } from './refusal.ts'

const MARKER = '.clearshelf'
const LOCK = 'start.lock'
const NEEDED_MB = 400

export type DataDir = { lock: Lock; leftovers: number; prepare: (options: { fresh: boolean }) => void }

const isOurs = (dataDir: string): boolean => existsSync(join(dataDir, MARKER))

// The marker is what allows --fresh to delete here; a folder with anything else in it never becomes ours.
const claim = (dataDir: string): void => {
  if (!existsSync(dataDir)) {
    mkdirSync(dirname(dataDir), { recursive: true })
    mkdirSync(dataDir) // Not recursive: under /proc that never returns.
  }
  if (isOurs(dataDir)) return
  if (readdirSync(dataDir).some((name) => name !== 'logs' && name !== 'run')) {
    throw new Refusal(
      `${dataDir} holds files that are not Clearshelf's: choose an empty folder with DATA_DIR=… npm start.`,
    )
  }
  writeFileSync(
    join(dataDir, MARKER),
    'The data of a local Clearshelf. `npm start -- --fresh` deletes this folder.\n',
  )
}

const requireSpace = (dataDir: string): void => {
  const { bavail, bsize } = statfsSync(dataDir)
  const freeMb = Math.floor((bavail * bsize) / 1024 / 1024)
  if (freeMb >= NEEDED_MB) return
  throw new Refusal(
    `The disk of ${dataDir} is full (${freeMb} MB left, ${NEEDED_MB} MB needed): free some space, or put the data elsewhere with DATA_DIR=… npm start.`,
  )
}

const requireWritable = (dataDir: string): void => {
  const probe = join(dataDir, `.probe-${process.pid}`)
  writeFileSync(probe, 'x')
  rmSync(probe)
}

const pidsIn = (runDir: string): number[] =>
  existsSync(runDir)
    ? readdirSync(runDir)
        .filter((name) => name.endsWith('.pid'))
        .map((name) => Number(readFileSync(join(runDir, name), 'utf8')))
        .filter((pid) => Number.isInteger(pid) && pid > 1)
    : []

/** What a killed supervisor left running; Postgres is told politely first and needs the time for its checkpoint. */
const endLeftovers = async (dataDir: string): Promise<number> => {
  const runDir = join(dataDir, 'run')
  const leftovers = processesOf(dataDir, pidsIn(runDir))
  await endProcesses(leftovers, 4_000)
  rmSync(runDir, { recursive: true, force: true })
  rmSync(join(dataDir, 'ready.json'), { force: true })
  return leftovers.length
}

const empty = (dataDir: string): void => {
  for (const name of readdirSync(dataDir)) {
    if (name !== MARKER && name !== LOCK) rmSync(join(dataDir, name), { recursive: true, force: true })
  }
}

const requireStarted = (lock: Lock | { heldBy: number }, dataDir: string): Lock => {
  if ('release' in lock) return lock
  throw new Refusal(
    `Clearshelf already runs on ${dataDir} (process ${lock.heldBy}): stop it first, or start a second one with DATA_DIR=… and other ports.`,
  )
}

/**
 * Makes the folder ours alone: checked, locked, and cleared of the processes that a crash left behind. `prepare` comes
 * after everything that may still refuse the start, because with --fresh it deletes.
 */
export const openDataDir = async (dataDir: string): Promise<DataDir> => {
  claim(dataDir)
  requireWritable(dataDir)
  const lock = requireStarted(tryLock(join(dataDir, LOCK)), dataDir)
  try {
    const leftovers = await endLeftovers(dataDir)
    return {
      lock,
      leftovers,
      prepare: ({ fresh }) => {
        if (fresh) empty(dataDir)
        requireSpace(dataDir)
        mkdirSync(join(dataDir, 'run'), { recursive: true })
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}
