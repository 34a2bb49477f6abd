import { ok, rejected } from '#lib/domain/result.ts'
import { listNotices, toNoticeView } from '#lib/queries/recall/list-notices.ts'
import { reportStore } from '#lib/use-cases/notice/report-store.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const POST = apiRoute('reportStore', async (ports, { actor, params, body, now }, db) => {
  const which = { recallId: params.id, storeNumber: params.number }
  const done = await reportStore(ports)(actor, { ...which, ...body })
  if (!done.ok) return done
  const page = await listNotices(db, actor, { ...which, limit: 1, now })
  const [view] = page.ok ? page.value.data : []
  return view ? ok(toNoticeView(view)) : rejected('NOTICE_NOT_FOUND')
})
