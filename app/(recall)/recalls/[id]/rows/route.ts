import { filterOf, WindowAddress } from '#lib/contracts/board.ts'
import { parseInput } from '#lib/contracts/parse-input.ts'
import { boardWindow } from '#lib/web/board-window.ts'
import { currentActor } from '#lib/web/current-actor.ts'
import { observed } from '#lib/web/observed.ts'
import { problem, rejectionProblem } from '#lib/web/problem.ts'

type Context = { params: Promise<{ id: string }> }

/** The rows that a board scrolls to, for whoever is signed in and may see them. */
export const GET = (request: Request, { params }: Context): Promise<Response> =>
  observed(request, '/recalls/[id]/rows', async (requestId) => {
    const signed = await currentActor()
    if (!signed) return problem('UNAUTHENTICATED', requestId)
    const { id } = await params
    if (!/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(id))
      return problem('RECALL_NOT_FOUND', requestId)
    const asked = parseInput(WindowAddress, Object.fromEntries(new URL(request.url).searchParams))
    if (!asked.success) return problem('VALIDATION_FAILED', requestId, { errors: asked.errors })
    const { sort, descending, offset, limit, mark, numbers } = asked.data
    const shown = await boardWindow(
      signed.actor,
      { recallId: id, filter: filterOf(asked.data), numbers, order: { by: sort, descending }, offset, limit },
      mark,
    )
    if (!shown.ok) return rejectionProblem(shown.rejection, requestId)
    return new Response(shown.value, {
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store', 'x-request-id': requestId },
    })
  })
