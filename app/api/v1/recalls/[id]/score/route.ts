import { drillScore } from '#lib/queries/drill/drill-score.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const GET = apiRoute('drillScore', (_, { actor, params, now }, db) =>
  drillScore(db, actor, { recallId: params.id, now }),
)
