import { chosenIn } from '#lib/contracts/call-list-address.ts'
import { callListCsv } from '#lib/web/call-list-csv.ts'
import { currentActor } from '#lib/web/current-actor.ts'
import { observed } from '#lib/web/observed.ts'
import { problem } from '#lib/web/problem.ts'

type Context = { params: Promise<{ id: string }> }

/** The call list for a spreadsheet. */
export const GET = (request: Request, { params }: Context): Promise<Response> =>
  observed(request, '/recalls/[id]/call-list/csv', async (requestId) => {
    const signed = await currentActor()
    if (!signed) return problem('UNAUTHENTICATED', requestId)
    const { id } = await params
    const address = Object.fromEntries(new URL(request.url).searchParams)
    return callListCsv(signed.actor, id, chosenIn(address), requestId)
  })
