import { parseInput } from '#lib/contracts/parse-input.ts'
import { ScanBatch } from '#lib/contracts/scans.ts'
import { recordScans } from '#lib/use-cases/notice/record-scans.ts'
import { jsonAnswer } from '#lib/web/json-answer.ts'
import { problem, rejectionProblem } from '#lib/web/problem.ts'
import { webProcess } from '#lib/web/process.ts'
import { readJson } from '#lib/web/request-body.ts'
import { storeRoute } from '#lib/web/store-route.ts'

/** What a phone has scanned. Each scan carries an id of its own, so a batch whose answer was lost is simply sent again. */
export const POST = storeRoute('/api/store/scans', async ({ request, actor, requestId }) => {
  const read = await readJson(request)
  if ('fault' in read) return problem(read.fault, requestId, { detail: read.detail })
  const body = parseInput(ScanBatch, read.json)
  if (!body.success) return problem('VALIDATION_FAILED', requestId, { errors: body.errors })
  const recorded = await recordScans(webProcess().ports)(actor, body.data.scans)
  return recorded.ok
    ? jsonAnswer(200, recorded.value, requestId)
    : rejectionProblem(recorded.rejection, requestId)
})
