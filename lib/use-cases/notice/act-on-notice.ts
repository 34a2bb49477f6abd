import type { Actor } from '#lib/domain/identity/actor.ts'
import type { Verb } from '#lib/domain/identity/permissions.ts'
import { rejectIfStoodDown } from '#lib/domain/notice/lifecycle.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { StoredNotice } from '#lib/ports/notices.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { permitted } from '../permitted.ts'

export type NoticeOfStore = { recallId: string; storeNumber: string } | { noticeId: string }

/** What was done, for the trail; or null when there was nothing to do. */
type AuditedChange = { action: string; data?: Record<string, unknown> } | null

/** One store's notice, locked, in reach of the actor: judged and changed, with its leaf. */
export const actOnNotice = async (
  { transact }: Pick<Ports, 'transact'>,
  actor: Actor,
  verb: Verb,
  which: NoticeOfStore,
  work: (tx: Tx, notice: StoredNotice) => Promise<Result<AuditedChange>>,
): Promise<Result<null>> => {
  const allowed = permitted(actor, verb)
  if (!allowed.ok) return allowed
  return transact(actor, async (tx) => {
    const notice =
      'noticeId' in which
        ? await tx.notices.findForUpdate(which.noticeId)
        : await tx.notices.findByStoreForUpdate(which.recallId, which.storeNumber)
    if (!notice) return rejected('NOTICE_NOT_FOUND')
    const here = permitted(actor, verb, { storeId: notice.storeId, districts: notice.districts })
    if (!here.ok) return here
    const standing = rejectIfStoodDown(notice)
    if (!standing.ok) return standing
    const done = await work(tx, notice)
    if (!done.ok || !done.value) return done.ok ? ok(null) : done
    const { action, data } = done.value
    const { id, recallId, storeId, version } = notice
    await tx.audit({
      action,
      subject: { type: 'notice', id },
      data: { recallId, storeId, version, ...data },
    })
    await tx.announce(recallId, notice.storeNumber)
    return ok(null)
  })
}
