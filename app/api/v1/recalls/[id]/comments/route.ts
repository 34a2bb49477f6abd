import { addComment } from '#lib/use-cases/recall/add-comment.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const POST = apiRoute('addComment', (ports, { actor, params, body }) =>
  addComment(ports)(actor, { recallId: params.id, ...body }),
)
