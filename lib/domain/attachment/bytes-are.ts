import { assertNever } from '../result.ts'
import type { MediaType } from './attachment.ts'

/**
 * Whether bytes are what their type says. Judged by what they begin with, never by a name; of text, all of it is read,
 * because text begins with anything.
 */
export const bytesAre = (bytes: Uint8Array, mediaType: MediaType): boolean => {
  switch (mediaType) {
    case 'image/jpeg':
      return begins(bytes, [0xff, 0xd8, 0xff])
    case 'image/png':
      return begins(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    case 'image/webp':
      return begins(bytes, ascii('RIFF')) && begins(bytes.subarray(8), ascii('WEBP'))
    case 'application/pdf':
      return begins(bytes, ascii('%PDF-'))
    case 'text/csv':
    case 'text/plain':
      return isText(bytes)
    default:
      return assertNever(mediaType)
  }
}

const ascii = (text: string): number[] => [...text].map((sign) => sign.charCodeAt(0))

const begins = (bytes: Uint8Array, with_: readonly number[]): boolean =>
  bytes.length >= with_.length && with_.every((byte, i) => bytes[i] === byte)

// Tab, line feed, form feed, carriage return; a byte below a blank that is none of them is no text's.
const SPACING = new Set([0x09, 0x0a, 0x0c, 0x0d])

const isText = (bytes: Uint8Array): boolean => {
  if (begins(bytes, ascii('%PDF-'))) return false
  if (bytes.some((byte) => (byte < 0x20 && !SPACING.has(byte)) || byte === 0x7f)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false // The decoder has no other way to say so.
  }
}
