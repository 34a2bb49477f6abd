import 'server-only'

import { parseInput } from '#lib/contracts/parse-input.ts'
import { ScanBatch } from '#lib/contracts/scans.ts'
import { recordScans } from '#lib/use-cases/notice/record-scans.ts'

import { currentActor } from './current-actor.ts'
import { jsonAnswer } from './json-answer.ts'
import { observed } from './observed.ts'
import { problem, rejectionProblem } from './problem.ts'
import { webProcess } from './process.ts'
import { readJson } from './request-body.ts'
import { isSameOrigin } from './same-origin.ts'

/** What a phone has scanned. Each scan carries an id of its own, so a batch whose answer was lost is simply sent again. */
export const takeScans = (request: Request): Promise<Response> =>
  observed(request, '/api/store/scans', async (requestId) => {
    if (!isSameOrigin(request.headers))
      return problem('CROSS_ORIGIN', requestId, { detail: 'This request did not come from a page of ours.' })
    const signed = await currentActor()
    if (!signed)
      return problem('UNAUTHENTICATED', requestId, { detail: 'You were signed out. Sign in again.' })
    const body = await readJson(request)
    if ('fault' in body) return problem(body.fault, requestId, { detail: body.detail })
    const parsed = parseInput(ScanBatch, body.json)
    if (!parsed.success) return problem('VALIDATION_FAILED', requestId, { errors: parsed.errors })
    const recorded = await recordScans(webProcess().ports)(signed.actor, parsed.data.scans)
    return recorded.ok
      ? jsonAnswer(200, recorded.value, requestId)
      : rejectionProblem(recorded.rejection, requestId)
  })
