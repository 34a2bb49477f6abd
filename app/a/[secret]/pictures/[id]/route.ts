import { openLink } from '#lib/use-cases/identity/open-link.ts'
import { fileAnswer } from '#lib/web/file-answer.ts'
import { observed } from '#lib/web/observed.ts'
import { webProcess } from '#lib/web/process.ts'
import { rejectionProblem } from '#lib/web/problem.ts'

type Context = { params: Promise<{ secret: string; id: string }> }

/** A picture of the task that a link in a message opens, for whoever holds the link. */
export const GET = (request: Request, { params }: Context): Promise<Response> =>
  observed(request, '/a/[secret]/pictures/[id]', async (requestId) => {
    const { secret, id } = await params
    const link = await openLink(webProcess().ports)(secret)
    return link.ok ? fileAnswer(link.value, id, requestId) : rejectionProblem(link.rejection, requestId)
  })
