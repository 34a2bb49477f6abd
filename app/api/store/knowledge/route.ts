import { scanDesk, scanRevision } from '#lib/queries/notice/scan-desk.ts'
import { jsonAnswer } from '#lib/web/json-answer.ts'
import { problem, rejectionProblem } from '#lib/web/problem.ts'
import { webProcess } from '#lib/web/process.ts'
import { storeRoute } from '#lib/web/store-route.ts'

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Asked every few seconds by a phone that scans: whether what it knows still holds, and what holds instead. */
export const GET = storeRoute('/api/store/knowledge', async ({ request, actor, language, requestId }) => {
  const { searchParams } = new URL(request.url)
  const noticeId = searchParams.get('notice') ?? ''
  if (!ID.test(noticeId)) return problem('NOTICE_NOT_FOUND', requestId)
  const { db, ports } = webProcess()
  const now = ports.clock.now()
  const revision = await scanRevision(db, actor, { noticeId })
  if (!revision.ok) return rejectionProblem(revision.rejection, requestId)
  if (revision.value === searchParams.get('revision'))
    return jsonAnswer(200, { asOf: now.toISOString(), knowledge: null }, requestId)
  const knowledge = await scanDesk(db, actor, { noticeId, now, language })
  return knowledge.ok
    ? jsonAnswer(200, { asOf: now.toISOString(), knowledge: knowledge.value }, requestId)
    : rejectionProblem(knowledge.rejection, requestId)
})
