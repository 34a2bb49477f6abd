import { existsSync, mkdtempSync, statfsSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'

const IN_MEMORY = '/dev/shm'
const ENOUGH = 4 * 2 ** 30

const isRoomy = (folder: string): boolean => {
  if (!existsSync(folder)) return false
  const { bavail, bsize } = statfsSync(folder)
  return Math.min(bavail * bsize, freemem()) > ENOUGH
}

/**
 * A folder for databases that nobody will miss: in memory where there is room, because hundreds of them are made and dropped
 * in a run, and a disk takes ten times as long for each.
 */
export const scratchRoom = (name: string): string =>
  mkdtempSync(join(isRoomy(IN_MEMORY) ? IN_MEMORY : tmpdir(), `clearshelf-${name}-`))
