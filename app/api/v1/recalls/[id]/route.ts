import { rejected } from '#lib/domain/result.ts'
import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { editRecall } from '#lib/use-cases/recall/edit-recall.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const GET = apiRoute('getRecall', (_, { actor, params, now }, db) =>
  recallDetail(db, actor, { id: params.id, now }),
)

export const PUT = apiRoute(
  'replaceRecall',
  async (ports, { actor, reader, params, body, ifRevision, now }, db) => {
    const saved = await editRecall(ports)(actor, { recallId: params.id, content: body, ifRevision })
    if (saved.ok) return recallDetail(db, reader, { id: params.id, now })
    // To a program it is the header that no longer holds.
    return saved.rejection.code === 'RECALL_CHANGED'
      ? rejected('REVISION_STALE', saved.rejection.detail)
      : saved
  },
)
