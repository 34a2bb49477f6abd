import { recallPulse } from '#lib/queries/recall/recall-pulse.ts'
import { currentActor } from '#lib/web/current-actor.ts'
import { liveRecall } from '#lib/web/live.ts'
import { observed } from '#lib/web/observed.ts'
import { problem, rejectionProblem } from '#lib/web/problem.ts'
import { webProcess } from '#lib/web/process.ts'

export const dynamic = 'force-dynamic'

/** Server-sent events of one recall, for whoever is signed in and may read it. */
export const GET = (request: Request): Promise<Response> =>
  observed(request, '/api/live', async (requestId) => {
    const signed = await currentActor()
    if (!signed) return problem('UNAUTHENTICATED', requestId)
    const recall = new URL(request.url).searchParams.get('recall') ?? ''
    const known = /^[0-9a-f-]{36}$/i.test(recall)
    if (!known) return problem('RECALL_NOT_FOUND', requestId)
    const { db, ports } = webProcess()
    const found = await recallPulse(db, signed.actor, { id: recall, now: ports.clock.now() })
    if (!found.ok) return rejectionProblem(found.rejection, requestId)
    const events = liveRecall(signed.actor, recall, request.signal)
    if (!events)
      return problem('TOO_MANY_ATTEMPTS', requestId, {
        retryAfter: 30,
        detail: 'Close some of your open boards.',
      })
    return new Response(events, {
      headers: {
        'content-type': 'text/event-stream',
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
      },
    })
  })
