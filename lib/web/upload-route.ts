import 'server-only'

import { ImportUpload } from '#lib/contracts/forms/catalog.ts'
import { parseInput } from '#lib/contracts/parse-input.ts'
import { uploadImport } from '#lib/use-cases/catalog/import/upload-import.ts'

import { currentActor } from './current-actor.ts'
import { jsonAnswer } from './json-answer.ts'
import { observed } from './observed.ts'
import { NOT_OURS, problem, rejectionProblem, SIGNED_OUT } from './problem.ts'
import { webProcess } from './process.ts'
import { isSameOrigin } from './same-origin.ts'
import { unknownRoute } from './unknown-route.ts'

async function* none(): AsyncGenerator<Uint8Array> {}

/**
 * A file, as the body of a request from a page of ours. The proxy lets it pass by itself, because it would hold the whole
 * body in memory; so what the proxy does for others is done here: the surface is asked, and sniffing is forbidden.
 */
export const takeUpload = async (request: Request): Promise<Response> => {
  const response = await taken(request)
  response.headers.set('x-content-type-options', 'nosniff')
  return response
}

const taken = (request: Request): Promise<Response> =>
  observed(request, '/imports/upload', async (requestId) => {
    const { ports, env } = webProcess()
    if (env.SURFACE !== 'recall') return unknownRoute()
    if (!isSameOrigin(request.headers)) return problem('CROSS_ORIGIN', requestId, { detail: NOT_OURS })
    const signed = await currentActor()
    if (!signed) return problem('UNAUTHENTICATED', requestId, { detail: SIGNED_OUT })
    const asked = parseInput(ImportUpload, Object.fromEntries(new URL(request.url).searchParams))
    if (!asked.success) return problem('VALIDATION_FAILED', requestId, { errors: asked.errors })
    const { kind, name } = asked.data
    const bytes = (request.body as AsyncIterable<Uint8Array> | null) ?? none()
    const uploaded = await uploadImport(ports)(signed.actor, { kind, fileName: name, bytes })
    return uploaded.ok
      ? jsonAnswer(201, uploaded.value, requestId)
      : rejectionProblem(uploaded.rejection, requestId)
  })
