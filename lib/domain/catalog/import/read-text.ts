// What the first bytes of a file, and any chunk of it, tell about how it is to be read.

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
export type DetectedText = { encoding: TextEncoding; bom: number }
export type NotText = { code: 'excel_workbook' | 'not_text'; message: string }

const starts = (bytes: Uint8Array, ...with_: number[]): boolean => with_.every((byte, i) => bytes[i] === byte)

/** Judges by byte order mark, by what workbooks and pictures begin with, and by where the NULs of UTF-16 stand. */
export const detectText = (head: Uint8Array): DetectedText | NotText => {
  if (starts(head, 0xef, 0xbb, 0xbf)) return { encoding: 'utf-8', bom: 3 }
  if (starts(head, 0xff, 0xfe)) return { encoding: 'utf-16le', bom: 2 }
  if (starts(head, 0xfe, 0xff)) return { encoding: 'utf-16be', bom: 2 }
  if (starts(head, 0x50, 0x4b, 0x03, 0x04) || starts(head, 0xd0, 0xcf, 0x11, 0xe0))
    return {
      code: 'excel_workbook',
      message:
        'This is an Excel workbook, not a CSV file. In Excel choose File, Save As, “CSV UTF-8 (comma delimited)”, and upload that file.',
    }
  const some = head.subarray(0, 4096)
  const nuls = (odd: number) => some.filter((byte, i) => byte === 0 && i % 2 === odd).length
  const half = some.length / 2
  if (half > 2 && nuls(1) > half * 0.4 && nuls(0) < half * 0.1) return { encoding: 'utf-16le', bom: 0 }
  if (half > 2 && nuls(0) > half * 0.4 && nuls(1) < half * 0.1) return { encoding: 'utf-16be', bom: 0 }
  const control = some.filter((byte) => byte < 32 && ![0, 9, 10, 13].includes(byte)).length
  if (control > some.length * 0.02 + 1)
    return { code: 'not_text', message: 'This is not a text file. Upload a CSV file.' }
  return { encoding: 'utf-8', bom: 0 }
}

const isTail = (byte: number | undefined): boolean => byte !== undefined && byte >> 6 === 2

const lengthOf = (bytes: Uint8Array, at: number): number => {
  const lead = bytes[at] ?? 0
  const second = bytes[at + 1]
  if (lead < 0x80) return 1
  if (lead >= 0xc2 && lead < 0xe0) return isTail(second) ? 2 : 0
  if (lead >= 0xe0 && lead < 0xf0) {
    const shortest = lead !== 0xe0 || (second ?? 0) >= 0xa0
    const noSurrogate = lead !== 0xed || (second ?? 0) < 0xa0
    return isTail(second) && shortest && noSurrogate && isTail(bytes[at + 2]) ? 3 : 0
  }
  if (lead >= 0xf0 && lead < 0xf5) {
    const shortest = lead !== 0xf0 || (second ?? 0) >= 0x90
    const inRange = lead !== 0xf4 || (second ?? 0) < 0x90
    return isTail(second) && shortest && inRange && isTail(bytes[at + 2]) && isTail(bytes[at + 3]) ? 4 : 0
  }
  return 0
}

/** Where UTF-8 breaks off in these bytes, which begin with a whole character; or -1. */
export const brokenUtf8At = (bytes: Uint8Array): number => {
  for (let at = 0; at < bytes.length;) {
    const length = lengthOf(bytes, at)
    if (length === 0) return at
    at += length
  }
  return -1
}

/** How many bytes at the end begin a character that is not whole yet: 0 to 3. */
export const unfinishedUtf8 = (bytes: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0
    if (byte < 0x80) return 0
  }
  return 0
}

const DELIMITERS = [',', ';', '\t', '|'] as const

/** Cells per row of the first rows, were this the delimiter. What stands in quotes is passed over. */
const widths = (text: string, delimiter: string): number[] => {
  const found: number[] = []
  let width = 1
  let quoted = false
  for (const char of text) {
    if (char === '"') quoted = !quoted
    else if (quoted) continue
    else if (char === delimiter) width += 1
    else if (char === '\n' || char === '\r') {
      if (width > 1 || found.length > 0) found.push(width)
      width = 1
      if (found.length >= 40) break
    }
  }
  return width > 1 ? [...found, width] : found
}

/** The one by which most rows have the same number of cells, and more than one. Excel's own `sep=;` line decides. */
export const detectDelimiter = (text: string): string => {
  const said = /^sep=(.)\r?\n/i.exec(text)?.[1]
  if (said) return said
  const scored = DELIMITERS.map((delimiter) => {
    const rows = widths(text, delimiter).filter((width) => width > 1)
    const usual = rows.toSorted((a, b) => a - b)[Math.floor(rows.length / 2)] ?? 0
    return { delimiter, score: rows.filter((width) => width === usual).length * (usual > 1 ? 1 : 0), usual }
  })
  const [best] = scored.toSorted((a, b) => b.score - a.score || b.usual - a.usual)
  return best && best.score > 0 ? best.delimiter : ','
}
