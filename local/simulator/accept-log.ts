import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

import type { Channel } from '#lib/domain/channel/channel.ts'

export type Accept = {
  n: number
  at: string
  channel: Channel
  provider: string
  to: string
  subject?: string
  text: string
  deliveryId: string | null
  messageId: string
  raw: Record<string, unknown>
}

export type AcceptSummary = Omit<Accept, 'text' | 'raw'> & { preview: string }

const CHUNK = 1 << 20
const NEWLINE = 0x0a

const summaryOf = ({ text, raw: _, ...rest }: Accept): AcceptSummary => ({
  ...rest,
  preview: rest.subject ?? text.slice(0, 120),
})

/** Calls back with each whole line and where it begins; returns where the last whole line ends. */
const scanLines = (fd: number, onLine: (line: string, start: number) => void): number => {
  const chunk = Buffer.alloc(CHUNK)
  let rest = Buffer.alloc(0)
  let start = 0
  for (let position = 0; ;) {
    const size = readSync(fd, chunk, 0, CHUNK, position)
    if (size === 0) return start
    position += size
    let text = Buffer.concat([rest, chunk.subarray(0, size)])
    for (let end = text.indexOf(NEWLINE); end >= 0; end = text.indexOf(NEWLINE)) {
      onLine(text.toString('utf8', 0, end), start)
      start += end + 1
      text = text.subarray(end + 1)
    }
    rest = Buffer.from(text)
  }
}

const writeAll = (fd: number, line: Buffer, position: number): void => {
  for (let done = 0; done < line.length;)
    done += writeSync(fd, line, done, line.length - done, position + done)
}

/**
 * The record of everything a provider has taken. An accept is in the file before its sender hears of it: the write
 * has reached the kernel, so a `kill -9` of this process loses nothing that was answered. A line that was cut short
 * was never answered and is dropped at the next opening; the numbering goes on without a gap.
 */
export const openAcceptLog = (path: string) => {
  mkdirSync(dirname(path), { recursive: true })
  const fd = openSync(path, existsSync(path) ? 'r+' : 'w+')
  const offsets: number[] = []
  const summaries: AcceptSummary[] = []
  const lastByDelivery = new Map<string, number>()

  const index = (accept: Accept, start: number): void => {
    offsets.push(start)
    summaries.push(summaryOf(accept))
    if (accept.deliveryId !== null) lastByDelivery.set(accept.deliveryId, accept.n)
  }

  let size = scanLines(fd, (line, start) => index(JSON.parse(line) as Accept, start))
  if (fstatSync(fd).size !== size) ftruncateSync(fd, size)

  const append = (accept: Omit<Accept, 'n'>): Accept => {
    const whole: Accept = { n: summaries.length + 1, ...accept }
    const line = Buffer.from(`${JSON.stringify(whole)}\n`)
    try {
      writeAll(fd, line, size)
    } catch (error) {
      ftruncateSync(fd, size) // A full disk must not leave half a line before the next one.
      throw error
    }
    index(whole, size)
    size += line.length
    return whole
  }

  const linesBetween = (from: number, to: number): string => {
    const buffer = Buffer.alloc(to - from)
    for (let done = 0; done < buffer.length;)
      done += readSync(fd, buffer, done, buffer.length - done, from + done)
    return buffer.toString('utf8')
  }

  const read = (n: number): Accept | undefined => {
    const from = offsets[n - 1]
    return from === undefined ? undefined : (JSON.parse(linesBetween(from, offsets[n] ?? size)) as Accept)
  }

  /** Those after `since`, as JSON text, a few hundred at a time so that a long log is never held in memory. */
  function* readSince(since: number): Generator<string> {
    const last = summaries.length
    for (let n = Math.max(0, since); n < last; n += 200) {
      const from = offsets[n] ?? size
      const to = offsets[Math.min(n + 200, last)] ?? size
      yield linesBetween(from, to).trimEnd().replaceAll('\n', ',')
    }
  }

  return {
    append,
    read,
    readSince,
    summaries: (): readonly AcceptSummary[] => summaries,
    lastFor: (deliveryId: string): AcceptSummary | undefined =>
      summaries[(lastByDelivery.get(deliveryId) ?? 0) - 1],
    close: (): void => closeSync(fd),
  }
}

export type AcceptLog = ReturnType<typeof openAcceptLog>
