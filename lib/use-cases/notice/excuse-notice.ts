import type { Actor } from '#lib/domain/identity/actor.ts'
import { canBeExcused } from '#lib/domain/notice/lifecycle.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { actOnNotice, type NoticeOfStore } from './act-on-notice.ts'

/** Names why the recall may close without this store's answer. The store is still told, and may still answer. */
export const excuseNotice =
  (ports: Pick<Ports, 'transact'>) =>
  (actor: Actor, { because, ...which }: NoticeOfStore & { because: string }): Promise<Result<null>> =>
    actOnNotice(ports, actor, 'notice:verify', which, async (tx, { id, state }) => {
      if (!canBeExcused(state))
        return rejected('ILLEGAL_TRANSITION', 'This store has answered: there is nothing to excuse.')
      await tx.notices.excuse(id, because)
      return ok({ action: 'notice.excused', data: { because } })
    })
