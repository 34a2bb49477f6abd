import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

import { birthOf, isAlive } from './process-table.ts'

export type Lock = { release: () => void }

type Holder = { pid: number; birth: string }

const holderOf = (path: string): Holder | undefined => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder
  } catch {
    return undefined
  }
}

const isHeld = ({ pid, birth }: Holder): boolean => isAlive(pid) && birthOf(pid) === birth

const sameHolder = (one: Holder | undefined, other: Holder | undefined): boolean =>
  one?.pid === other?.pid && one?.birth === other?.birth

const exists = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EEXIST'

// Made whole beside its place and then linked to it, so that a lock is never seen half written.
const tryLink = (path: string): boolean => {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) } satisfies Holder))
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (exists(error)) return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/**
 * Moves a lock of the dead out of the way. Two may find the same dead holder at once: the slower would then move the
 * lock that the faster has just taken. It looks at what it moved, sees that, and puts it back.
 */
const removeStale = (path: string, stale: Holder | undefined): void => {
  const aside = `${path}.${randomBytes(6).toString('hex')}`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  if (!sameHolder(holderOf(aside), stale)) {
    try {
      linkSync(aside, path)
    } catch (error) {
      if (!exists(error)) throw error
    }
  }
  rmSync(aside, { force: true })
}

/** The lock, or the process that has it. */
export const tryLock = (path: string): Lock | { heldBy: number } => {
  mkdirSync(dirname(path), { recursive: true })
  for (let attempt = 0; attempt < 20; attempt += 1) {
    if (tryLink(path)) return { release: () => rmSync(path, { force: true }) }
    const holder = holderOf(path)
    if (holder && isHeld(holder)) return { heldBy: holder.pid }
    removeStale(path, holder)
  }
  throw new Error(`The lock ${path} can be neither taken nor cleared.`)
}

/** Waits as long as whoever has the lock lives; `onWait` is told once. */
export const waitForLock = async (path: string, onWait: () => void): Promise<Lock> => {
  for (let told = false; ; told = true) {
    const lock = tryLock(path)
    if ('release' in lock) return lock
    if (!told) onWait()
    await delay(200)
  }
}
