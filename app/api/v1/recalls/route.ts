import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { listRecalls } from '#lib/queries/recall/list-recalls.ts'
import { draftRecall } from '#lib/use-cases/recall/draft-recall.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const GET = apiRoute('listRecalls', (_, { actor, query, now }, db) => {
  const { search: text, status, ...rest } = query
  return listRecalls(db, actor, { ...rest, text, statuses: status && [status], now })
})

export const POST = apiRoute('draftRecall', async (ports, { actor, reader, body, now }, db) => {
  const drafted = await draftRecall(ports)(actor, body)
  return drafted.ok ? recallDetail(db, reader, { id: drafted.value.id, now }) : drafted
})
