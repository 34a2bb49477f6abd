import { storePulse } from '#lib/queries/notice/store-pulse.ts'
import { jsonAnswer } from '#lib/web/json-answer.ts'
import { rejectionProblem } from '#lib/web/problem.ts'
import { webProcess } from '#lib/web/process.ts'
import { storeRoute } from '#lib/web/store-route.ts'

/** Whether anything of this store has changed: asked every few seconds by each page that is in sight. */
export const GET = storeRoute('/api/store/pulse', async ({ actor, requestId }) => {
  const pulse = await storePulse(webProcess().db, actor)
  return pulse.ok
    ? jsonAnswer(200, { pulse: pulse.value }, requestId)
    : rejectionProblem(pulse.rejection, requestId)
})
