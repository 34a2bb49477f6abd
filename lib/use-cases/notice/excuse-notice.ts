import type { Actor } from '#lib/domain/identity/actor.ts'
import { canBeExcused, rejectIfClosed } from '#lib/domain/notice/lifecycle.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import { needsSecondPerson, type Proposed } from '#lib/domain/recall/proposal.ts'
import type { StoredNotice } from '#lib/ports/notices.ts'
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
      const { id, recallId, priority, excusedBecause } = notice
      const possible = judgeExcuse(notice)
      if (!possible.ok) return possible
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

type ExcuseOfStore = Extract<Proposed, { kind: 'excuse_store' }>['change']

/** The same once another person has agreed, within their transaction: of the store as the one who proposed it saw it. */
export const excuseApproved = async (
  tx: Tx,
  recallId: string,
  { storeNumber, seenAs }: ExcuseOfStore,
  because: string,
): Promise<Result<null>> => {
  const notice = await tx.notices.findByStoreForUpdate(recallId, storeNumber)
  if (!notice) return rejected('NOTICE_NOT_FOUND')
  const possible = judgeExcuse(notice)
  if (!possible.ok) return possible
  if (seenAs && seenAs !== notice.state) return heardSince
  if (notice.excusedBecause === because) return ok(null)
  await tx.notices.excuse(notice.id, because)
  const { storeId, version } = notice
  const data = { recallId, storeId, version, because }
  await tx.audit({ action: 'notice.excused', subject: { type: 'notice', id: notice.id }, data })
  await tx.announce(recallId, storeNumber)
  return ok(null)
}

const judgeExcuse = (notice: StoredNotice): Result<null> => {
  const open = rejectIfClosed(notice)
  if (!open.ok) return open
  return canBeExcused(notice.state)
    ? ok(null)
    : rejected('ILLEGAL_TRANSITION', 'This store has responded, so there’s nothing to exempt.')
}

const heardSince = rejected(
  'RECALL_CHANGED',
  'The store’s status has changed since this was proposed. Look at the store, then propose again.',
)
