import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

const LARGEST = 8 * 1024 * 1024

const lastLineOf = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .at(-1) ?? ''

/** What a child says, kept in one file and its predecessor, so that it never fills a disk. */
export const openLogFile = (path: string) => {
  mkdirSync(dirname(path), { recursive: true })
  let fd = openSync(path, 'a')
  let size = fstatSync(fd).size
  let tail = ''
  let closed = false

  const rotate = (): void => {
    closeSync(fd)
    renameSync(path, `${path}.1`)
    fd = openSync(path, 'a')
    size = 0
  }

  return {
    write: (chunk: Buffer): void => {
      tail = (tail + chunk.toString('utf8')).slice(-4_000)
      if (closed) return // Last words may arrive after the end, and the number of the file is another's by then.
      try {
        if (size > LARGEST) rotate()
        size += writeSync(fd, chunk)
      } catch {
        // A full disk must not take down the service whose words could not be kept.
      }
    },
    lastLine: (): string => lastLineOf(tail),
    close: (): void => {
      if (!closed) closeSync(fd)
      closed = true
    },
  }
}

export type LogFile = ReturnType<typeof openLogFile>
