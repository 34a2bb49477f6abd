import { isUtf8 } from 'node:buffer'

import {
  brokenUtf8At,
  unfinishedUtf8,
  type DetectedText,
  type TextEncoding,
} from '#lib/domain/catalog/import/read-text.ts'

/** Text that is not in the encoding it should be in: where, and how its line reads in the one that Windows used. */
export class NotUtf8 extends Error {
  readonly line: number
  readonly byte: number
  readonly preview: string
  constructor(line: number, byte: number, preview: string) {
    super('not UTF-8')
    this.line = line
    this.byte = byte
    this.preview = preview
  }
}

const LF = 10

const linesIn = (bytes: Uint8Array): number => bytes.reduce((lines, byte) => lines + (byte === LF ? 1 : 0), 0)

const lineAround = (bytes: Uint8Array, at: number): string => {
  const from = bytes.lastIndexOf(LF, at) + 1
  const to = bytes.indexOf(LF, at)
  const line = bytes.subarray(Math.max(from, at - 60), to < 0 ? at + 60 : Math.min(to, at + 60))
  return new TextDecoder('windows-1252').decode(line).trim()
}

/** Chunks of bytes as text. UTF-8 is proved first, so that a fault has a place and not only a name. */
export async function* decoded(
  chunks: AsyncIterable<Uint8Array>,
  { encoding, bom }: { encoding: TextEncoding; bom: DetectedText['bom'] },
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  let skip = bom
  let carried: Uint8Array = new Uint8Array()
  let byte = bom
  let line = 1
  for await (const chunk of chunks) {
    let bytes: Uint8Array = skip > 0 ? chunk.subarray(skip) : chunk
    skip = Math.max(0, skip - chunk.length)
    if (encoding !== 'utf-8') {
      yield decoder.decode(bytes, { stream: true })
      continue
    }
    bytes = Buffer.concat([carried, bytes])
    carried = bytes.subarray(bytes.length - unfinishedUtf8(bytes))
    bytes = bytes.subarray(0, bytes.length - carried.length)
    if (!isUtf8(bytes)) {
      const at = brokenUtf8At(bytes)
      throw new NotUtf8(line + linesIn(bytes.subarray(0, at)), byte + at + 1, lineAround(bytes, at))
    }
    line += linesIn(bytes)
    byte += bytes.length
    yield decoder.decode(bytes, { stream: true })
  }
  if (carried.length > 0) throw new NotUtf8(line, byte + 1, lineAround(carried, 0))
  yield decoder.decode()
}
