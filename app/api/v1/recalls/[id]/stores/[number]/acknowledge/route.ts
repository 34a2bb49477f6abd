import { ok, rejected } from '#lib/domain/result.ts'
import { listNotices, toNoticeView } from '#lib/queries/recall/list-notices.ts'
import { acknowledgeNotice } from '#lib/use-cases/notice/acknowledge-notice.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const POST = apiRoute('acknowledgeNotice', async (ports, { actor, params, body, now }, db) => {
  const notice = { recallId: params.id, storeNumber: params.number }
  const done = await acknowledgeNotice(ports)(actor, { notice, by: body.by, version: body.version })
  if (!done.ok) return done
  const page = await listNotices(db, actor, { ...notice, limit: 1, now })
  const [view] = page.ok ? page.value.data : []
  return view ? ok(toNoticeView(view)) : rejected('NOTICE_NOT_FOUND')
})
