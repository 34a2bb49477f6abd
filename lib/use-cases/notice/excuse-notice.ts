import type { Actor } from '#lib/domain/identity/actor.ts'
import { canBeExcused } from '#lib/domain/notice/lifecycle.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import { needsSecondPerson } from '#lib/domain/recall/proposal.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { actOnNotice, type NoticeOfStore } from './act-on-notice.ts'

/**
 * Names why the recall may close without this store's answer. The store is still told, and may still answer. One or two
 * stores of an urgent recall are excused by one person, more of them by two. Twice for the same reason is once.
 */
export const excuseNotice =
  (ports: Pick<Ports, 'transact'>) =>
  (actor: Actor, { because, ...which }: NoticeOfStore & { because: string }): Promise<Result<null>> =>
    actOnNotice(ports, actor, 'notice:verify', which, async (tx, notice) => {
      const { id, state, recallId, priority, excusedBecause } = notice
      if (!canBeExcused(state)) return answered
      if (excusedBecause === because) return ok(null)
      const excusedBefore = await tx.proposals.excused(recallId)
      if (needsSecondPerson({ priority }, { kind: 'excuse_store', excusedBefore }))
        return rejected(
          'SECOND_PERSON_NEEDED',
          'Exempting more stores from a high-priority recall needs a second approver.',
        )
      await tx.notices.excuse(id, because)
      return ok({ action: 'notice.excused', data: { because } })
    })

/** The same once another person has agreed, within their transaction. */
export const excuseApproved = async (
  tx: Tx,
  recallId: string,
  storeNumber: string,
  because: string,
): Promise<Result<null>> => {
  const notice = await tx.notices.findByStoreForUpdate(recallId, storeNumber)
  if (!notice) return rejected('NOTICE_NOT_FOUND')
  if (!canBeExcused(notice.state)) return answered
  if (notice.excusedBecause === because) return ok(null)
  await tx.notices.excuse(notice.id, because)
  const { storeId, version } = notice
  const data = { recallId, storeId, version, because }
  await tx.audit({ action: 'notice.excused', subject: { type: 'notice', id: notice.id }, data })
  await tx.announce(recallId, storeNumber)
  return ok(null)
}

const answered = rejected('ILLEGAL_TRANSITION', 'This store has responded, so there’s nothing to exempt.')
