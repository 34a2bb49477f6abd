import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const GET = apiRoute('getRecall', (_, { actor, params, now }, db) =>
  recallDetail(db, actor, { id: params.id, now }),
)
