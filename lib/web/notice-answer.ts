import 'server-only'

import type { Readable } from '#lib/compose.ts'
import type { NoticeView } from '#lib/contracts/views.ts'
import type { Actor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import { listNotices, toNoticeView } from '#lib/queries/recall/list-notices.ts'

type Asked = { reader: Actor; params: { id: string; number: string }; now: Date }

/** What came of an act on one store's part in a recall: that part as it now is. */
export const answerWithNotice = async (
  db: Readable,
  { reader, params, now }: Asked,
  done: Result<unknown>,
): Promise<Result<NoticeView>> => {
  if (!done.ok) return done
  const which = { recallId: params.id, storeNumber: params.number }
  const page = await listNotices(db, reader, { ...which, limit: 1, now })
  const [view] = page.ok ? page.value.data : []
  return view ? ok(toNoticeView(view)) : rejected('NOTICE_NOT_FOUND')
}
