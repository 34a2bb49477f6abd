import { finishAttachment } from '#lib/use-cases/attachment/finish-attachment.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const POST = apiRoute('finishAttachment', (ports, { actor, params }) =>
  finishAttachment(ports)(actor, { recallId: params.id, attachmentId: params.attachmentId }),
)
