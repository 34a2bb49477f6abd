import { parseInput } from '#lib/contracts/parse-input.ts'
import { PHOTO_BODY, PhotoHeader } from '#lib/contracts/forms/photo.ts'
import { keepPhoto } from '#lib/use-cases/evidence/keep-photo.ts'
import { jsonAnswer } from '#lib/web/json-answer.ts'
import { problem, rejectionProblem } from '#lib/web/problem.ts'
import { webProcess } from '#lib/web/process.ts'
import { readBytes, readJsonHeader } from '#lib/web/request-body.ts'
import { storeRoute } from '#lib/web/store-route.ts'

/** A photo that a store sends as proof: its bytes, and beside them what the phone says of it. Its own id is its key. */
export const POST = storeRoute('/api/store/photos', async ({ request, actor, requestId }) => {
  const read = await readBytes(request, PHOTO_BODY)
  if ('fault' in read) return problem(read.fault, requestId, { detail: read.detail })
  const said = parseInput(PhotoHeader, readJsonHeader(request, 'x-photo'))
  if (!said.success) return problem('VALIDATION_FAILED', requestId, { errors: said.errors })
  const { storeId, ...facts } = said.data
  // Taken at another store, on the same phone: it waits until somebody of that store is back.
  if (storeId !== actor.storeId)
    return problem('UNAUTHENTICATED', requestId, { detail: 'This was entered at another store.' })
  const kept = await keepPhoto(webProcess().ports)(actor, facts, read.bytes)
  return kept.ok ? jsonAnswer(200, kept.value, requestId) : rejectionProblem(kept.rejection, requestId)
})
