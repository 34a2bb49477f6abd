import 'server-only'

import { jsonBounds } from '#lib/contracts/json-bounds.ts'

import type { ProblemCode } from './problem.ts'

const MAX_BYTES = 10 * 1024 * 1024
/** What one thing is made of; only rows are many. */
export const MAX_OBJECT_BYTES = 2 * 1024 * 1024

export type BodyFault = {
  fault: Extract<ProblemCode, 'MALFORMED_JSON' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE'>
  detail: string
}

/** The JSON of a request, within limits that are kept while it is read, not after. */
export const readJson = async (
  request: Request,
  most = MAX_BYTES,
): Promise<{ json: unknown; text: string } | BodyFault> => {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== undefined && type !== 'application/json') return notJson
  const read = await readText(request, most)
  if ('fault' in read) return read
  const { text } = read
  // A command that needs nothing may be sent with nothing.
  if (type === undefined) return text === '' ? { json: {}, text } : notJson
  try {
    return { json: JSON.parse(text) as unknown, text }
  } catch {
    return { fault: 'MALFORMED_JSON', detail: 'The body is not JSON.' }
  }
}

const notJson: BodyFault = { fault: 'UNSUPPORTED_MEDIA_TYPE', detail: 'The body must be application/json.' }

/** The bytes of a body: of one of these types, and no more than this. */
export const readBytes = async (
  request: Request,
  { types, most }: { types: readonly string[]; most: number },
): Promise<{ bytes: Uint8Array<ArrayBuffer> } | BodyFault> => {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!types.includes(type))
    return { fault: 'UNSUPPORTED_MEDIA_TYPE', detail: `The body must be ${types.join(' or ')}.` }
  const tooLarge = { fault: 'PAYLOAD_TOO_LARGE', detail: `The body has at most ${most} bytes.` } as const
  if (Number(request.headers.get('content-length') ?? 0) > most) return tooLarge
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength
    if (length > most) return tooLarge
    chunks.push(chunk)
  }
  return { bytes: new Uint8Array(Buffer.concat(chunks)) }
}

/** JSON that stands in a header, percent-encoded; undefined if there is none that can be read. */
export const readJsonHeader = (request: Request, name: string): unknown => {
  try {
    return JSON.parse(decodeURIComponent(request.headers.get(name) ?? '')) as unknown
  } catch {
    return undefined
  }
}

const readText = async (request: Request, most: number): Promise<{ text: string } | BodyFault> => {
  const tooLarge: BodyFault = {
    fault: 'PAYLOAD_TOO_LARGE',
    detail: `A body has at most ${most / 1024 / 1024} MB. Send it in several parts.`,
  }
  if (Number(request.headers.get('content-length') ?? 0) > most) return tooLarge
  const decoder = new TextDecoder()
  const exceeded = jsonBounds()
  let text = ''
  let bytes = 0
  // A declared length may be a lie or absent: what counts is what arrives.
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > most) return tooLarge
    const fault = exceeded(chunk)
    if (fault) return fault
    text += decoder.decode(chunk, { stream: true })
  }
  return { text: text + decoder.decode() }
}
