import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted } from '../permitted.ts'

type Needs = Pick<Ports, 'transact' | 'clock'>

/**
 * Somebody signed in at the store has it on the screen. Asked for by the page once it is shown, with a POST: a mail
 * scanner, a prefetch or a preview that follows the link marks nothing.
 */
export const markNoticeSeen =
  ({ transact, clock }: Needs) =>
  async (actor: PersonActor, noticeId: string): Promise<Result<null>> => {
    if (actor.surface !== 'store') return rejected('FORBIDDEN')
    const allowed = permitted(actor, 'notice:acknowledge')
    if (!allowed.ok) return allowed
    return transact(actor, async (tx) => {
      const notice = await tx.notices.findForUpdate(noticeId)
      if (!notice) return rejected('NOTICE_NOT_FOUND')
      if (notice.stoodDownAt === null && (await tx.notices.markSeen(noticeId, clock.now()))) {
        const data = { recallId: notice.recallId, storeId: notice.storeId, version: notice.version }
        await tx.audit({ action: 'notice.seen', subject: { type: 'notice', id: noticeId }, data })
        await tx.announce(notice.recallId, notice.storeNumber)
      }
      return ok(null)
    })
  }
