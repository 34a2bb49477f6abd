import 'server-only'

import { z } from 'zod'

import type { Readable } from '#lib/compose.ts'
import type { Actor } from '#lib/domain/identity/actor.ts'
import type { Result } from '#lib/domain/result.ts'
import { readableFile, type ReadableFile } from '#lib/queries/attachment/readable-file.ts'

import { problem, rejectionProblem } from './problem.ts'
import { webProcess } from './process.ts'

const Id = z.uuid()

/**
 * The bytes of a file, after asking anew whether this reader may have them. Passed on as they come: no address of the
 * store leaves the house, and the headers are ours (the proxy adds those that forbid sniffing and running). Only a picture
 * that we made ourselves is ever shown in a page.
 */
export const fileAnswer = async (
  actor: Actor,
  id: string,
  requestId: string,
  readable: (db: Readable, actor: Actor, of: { id: string }) => Promise<Result<ReadableFile>> = readableFile,
): Promise<Response> => {
  const { db, ports } = webProcess()
  if (!Id.safeParse(id).success) return problem('ATTACHMENT_NOT_FOUND', requestId)
  const found = await readable(db, actor, { id })
  if (!found.ok) return rejectionProblem(found.rejection, requestId)
  const body = await ports.files.open(found.value.objectKey)
  if (!body) return problem('ATTACHMENT_NOT_FOUND', requestId)
  return new Response(body, {
    headers: {
      'content-type': found.value.mediaType,
      'content-length': String(found.value.bytes),
      'content-disposition': disposition(found.value),
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
      'x-request-id': requestId,
    },
  })
}

// The name as it is for browsers that know how, and without its signs for the others.
const disposition = ({ purpose, name }: ReadableFile): string => {
  if (purpose === 'picture') return 'inline'
  const plain = name.replaceAll(/[^\w.-]+/g, '-')
  const whole = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
