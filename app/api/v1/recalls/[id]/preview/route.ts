import { previewRecall } from '#lib/queries/recall/preview-recall.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const GET = apiRoute('previewRecall', (_, { actor, params, now }, db) =>
  previewRecall(db, actor, { id: params.id, now }),
)
