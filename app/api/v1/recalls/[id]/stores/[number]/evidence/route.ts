import { listEvidence } from '#lib/queries/recall/list-evidence.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const GET = apiRoute('listEvidence', (_, { actor, params }, db) =>
  listEvidence(db, actor, { recallId: params.id, storeNumber: params.number }),
)
