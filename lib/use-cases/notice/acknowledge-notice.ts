import type { Actor } from '#lib/domain/identity/actor.ts'
import { judgeAcknowledgement, judgeStanding } from '#lib/domain/notice/lifecycle.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { AnswerVia, StoredNotice } from '#lib/ports/notices.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { permitted } from '../permitted.ts'

type Needs = Pick<Ports, 'transact' | 'clock'>

export type AcknowledgeInput = {
  notice: { id: string } | { recallId: string; storeNumber: string }
  by: string
  /** The version that was read. */
  version: number
  /** What the clock of the phone said. Kept in the trail; nothing is judged by it. */
  phoneAt?: string
}

/** The store takes the recall on. Written once: whoever comes second gets the first answer. */
export const acknowledgeNotice =
  ({ transact, clock }: Needs) =>
  async (
    actor: Actor,
    { notice: which, by, version, phoneAt }: AcknowledgeInput,
  ): Promise<Result<StoredNotice>> => {
    const allowed = permitted(actor, 'notice:acknowledge')
    if (!allowed.ok) return allowed
    return transact(actor, async (tx) => {
      const notice = await find(tx, which)
      if (!notice) return rejected('NOTICE_NOT_FOUND')
      const here = permitted(actor, 'notice:acknowledge', {
        storeId: notice.storeId,
        districts: notice.districts,
      })
      if (!here.ok) return here
      if (actor.kind === 'link' && notice.priority === 'high') {
        return rejected(
          'SESSION_REQUIRED',
          'A high-priority recall is acknowledged by somebody who is signed in at the store.',
        )
      }
      const standing = judgeStanding(notice)
      if (!standing.ok) return standing
      const judged = judgeAcknowledgement(notice, version)
      if (!judged.ok || judged.value === 'repeat') return judged.ok ? ok(notice) : judged
      const acknowledgement = { by, via: viaOf(actor), at: clock.now(), version }
      await tx.notices.acknowledge(notice.id, acknowledgement)
      await tx.audit({
        action: 'notice.acknowledged',
        subject: { type: 'notice', id: notice.id },
        data: {
          recallId: notice.recallId,
          storeId: notice.storeId,
          version,
          via: acknowledgement.via,
          ...(phoneAt ? { phoneAt } : {}),
        },
      })
      await tx.announce(notice.recallId, notice.storeNumber)
      return ok({ ...notice, state: 'acknowledged', acknowledgedAt: acknowledgement.at, acknowledgedBy: by })
    })
  }

const find = (tx: Tx, which: AcknowledgeInput['notice']): Promise<StoredNotice | null> =>
  'id' in which
    ? tx.notices.findForUpdate(which.id)
    : tx.notices.findByStoreForUpdate(which.recallId, which.storeNumber)

/** Through which door an answer came. */
export const viaOf = (actor: Actor): AnswerVia => {
  if (actor.kind === 'link') return 'link'
  if (actor.kind === 'person') return actor.surface === 'store' ? 'store_app' : 'console'
  return 'api'
}
