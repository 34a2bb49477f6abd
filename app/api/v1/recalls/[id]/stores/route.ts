import { ok } from '#lib/domain/result.ts'
import { listNotices, toNoticeView } from '#lib/queries/recall/list-notices.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const GET = apiRoute('listNotices', async (_, { actor, params, query, now }, db) => {
  const page = await listNotices(db, actor, { recallId: params.id, ...query, now })
  return page.ok ? ok({ ...page.value, data: page.value.data.map(toNoticeView) }) : page
})
