import type { Actor } from '#lib/domain/identity/actor.ts'
import { judgeVerification, rejectIfClosed } from '#lib/domain/notice/lifecycle.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { actOnNotice, type NoticeOfStore } from './act-on-notice.ts'

const REPORTED_ANEW =
  'The store has reported again since you opened this page. Reload it and check the new report.'

type Checked = { reportId?: string | undefined; reason?: string | undefined }
type Needs = Pick<Ports, 'transact' | 'clock'>

/**
 * Somebody checked what the store reported, and answers for it. Twice is once. `reportId`: the report that they have seen; a
 * page that was open meanwhile must not answer for another one. `reason`: how they know better, if it leaves packs on sale.
 */
export const verifyNotice =
  (ports: Needs) =>
  (actor: Actor, { reportId, reason, ...which }: NoticeOfStore & Checked): Promise<Result<null>> =>
    actOnNotice(ports, actor, 'notice:verify', which, async (tx, notice) => {
      const { id, leftOnSale } = notice
      const open = rejectIfClosed(notice)
      if (!open.ok) return open
      const judged = judgeVerification(notice, reason)
      if (!judged.ok || judged.value === 'repeat') return judged.ok ? ok(null) : judged
      const report = await tx.notices.standingReport(id)
      if (reportId !== undefined && report?.id !== reportId)
        return rejected('ILLEGAL_TRANSITION', REPORTED_ANEW)
      if ((actor.kind === 'person' || actor.kind === 'key') && report?.enteredBy === actor.personId)
        return rejected('FOUR_EYES', 'You entered this report from paper. Someone else must verify it.')
      await tx.notices.verify(id, ports.clock.now())
      return ok({ action: 'notice.verified', data: reason ? { because: reason, leftOnSale } : {} })
    })
