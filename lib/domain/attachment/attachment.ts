import type { FieldError } from '../result.ts'

/** A picture shows where on the pack to look and is shown as itself; a file is only ever downloaded. */
export const ATTACHMENT_PURPOSES = ['picture', 'file'] as const
const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const
export const FILE_TYPES = [...PICTURE_TYPES, 'application/pdf', 'text/csv', 'text/plain'] as const

export type AttachmentPurpose = (typeof ATTACHMENT_PURPOSES)[number]
export type MediaType = (typeof FILE_TYPES)[number]

/** waiting: nobody has looked at its bytes. ready: they are what was promised. refused: they are not, and are gone. */
export type AttachmentState = 'waiting' | 'ready' | 'refused'

/** A file of a recall, as its readers know it. */
export type Attachment = {
  id: string
  purpose: AttachmentPurpose
  state: AttachmentState
  name: string
  mediaType: string
  bytes: number
  /** Of a picture that is ready. */
  width: number | null
  height: number | null
  /** Of what was uploaded, in hexadecimal. */
  sha256: string | null
  refusedBecause: string | null
  commentId: string | null
  uploadedBy: string
  createdAt: string
}

const MB = 1_048_576
export const MOST_BYTES: Record<AttachmentPurpose, number> = { picture: 10 * MB, file: 25 * MB }
export const MOST_NAME = 200
export const MOST_WAITING = 20
export const MOST_OF_A_COMMENT = 10
const ALLOWED: Record<AttachmentPurpose, readonly string[]> = { picture: PICTURE_TYPES, file: FILE_TYPES }
const ALLOWED_WORDS: Record<AttachmentPurpose, string> = {
  picture: 'Pictures must be JPEG, PNG or WebP.',
  file: 'Files must be PDF, JPEG, PNG, WebP, CSV or plain text.',
}

export const isMediaType = (text: string): text is MediaType =>
  (FILE_TYPES as readonly string[]).includes(text)

type Promised = { purpose: AttachmentPurpose; mediaType: string; bytes: number }

/** What speaks against a file before a byte of it was sent. */
export const promisedFault = ({ purpose, mediaType, bytes }: Promised): FieldError | null => {
  if (!ALLOWED[purpose].includes(mediaType))
    return { path: 'mediaType', code: 'type_not_allowed', message: ALLOWED_WORDS[purpose] }
  if (bytes < 1) return { path: 'bytes', code: 'empty', message: 'This file is empty.' }
  if (bytes > MOST_BYTES[purpose])
    return {
      path: 'bytes',
      code: 'too_large',
      message: `${purpose === 'picture' ? 'Pictures' : 'Files'} can be up to ${MOST_BYTES[purpose] / MB} MB.`,
    }
  return null
}

const BY_ENDING: Record<string, MediaType> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
  csv: 'text/csv',
  txt: 'text/plain',
}

const typeByEnding = (name: string): MediaType | undefined =>
  BY_ENDING[/\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? '']

/** The type that a file is to be sent as. Some browsers call a CSV a spreadsheet, or have no word for it. */
export const mediaTypeOf = ({ name, type }: { name: string; type: string }): string =>
  isMediaType(type) ? type : (typeByEnding(name) ?? type)

const ENDING_OF: Record<MediaType, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'text/csv': 'csv',
  'text/plain': 'txt',
}

/**
 * The name under which a file is saved. It ends as its bytes are: a text that calls itself "update.hta" is run by whoever
 * opens it, so it is saved as "update.hta.txt".
 */
export const savedName = ({ name, mediaType }: { name: string; mediaType: string }): string => {
  if (!isMediaType(mediaType) || typeByEnding(name) === mediaType) return name
  const ending = `.${ENDING_OF[mediaType]}`
  // Cut between the halves of a sign, a name could not be written into a header.
  return `${name.slice(0, MOST_NAME - ending.length).toWellFormed()}${ending}`
}

/** "3.4 MB", as one reads it beside a name. */
export const sizeText = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} bytes`
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

const TYPE_WORDS: Record<MediaType, string> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'application/pdf': 'PDF',
  'text/csv': 'CSV',
  'text/plain': 'Text',
}
export const typeText = (mediaType: string): string =>
  isMediaType(mediaType) ? TYPE_WORDS[mediaType] : 'File'
