import { readablePhoto } from '#lib/queries/recall/readable-photo.ts'
import { currentActor } from '#lib/web/current-actor.ts'
import { fileAnswer } from '#lib/web/file-answer.ts'
import { observed } from '#lib/web/observed.ts'
import { problem } from '#lib/web/problem.ts'

type Context = { params: Promise<{ id: string }> }

/** A photo that a store sent as proof, for whoever at the desk may see that store's part at this moment. */
export const GET = (request: Request, { params }: Context): Promise<Response> =>
  observed(request, '/photos/[id]', async (requestId) => {
    const signed = await currentActor()
    if (!signed) return problem('UNAUTHENTICATED', requestId)
    return fileAnswer(signed.actor, (await params).id, requestId, readablePhoto)
  })
