import type { Actor } from '#lib/domain/identity/actor.ts'
import { judgeVerification } from '#lib/domain/notice/lifecycle.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { actOnNotice, type NoticeOfStore } from './act-on-notice.ts'

type Needs = Pick<Ports, 'transact' | 'clock'>

/** Somebody checked what the store reported, and answers for it. Twice is once. */
export const verifyNotice =
  (ports: Needs) =>
  (actor: Actor, which: NoticeOfStore): Promise<Result<null>> =>
    actOnNotice(ports, actor, 'notice:verify', which, async (tx, { id, state, recallStatus }) => {
      if (recallStatus === 'closed')
        return rejected('ILLEGAL_TRANSITION', 'This recall is closed and its figures are final.')
      const judged = judgeVerification(state)
      if (!judged.ok || judged.value === 'repeat') return judged.ok ? ok(null) : judged
      if (actor.kind === 'person' || actor.kind === 'key') {
        const entered = await tx.notices.reportEnteredBy(id)
        if (entered === actor.personId)
          return rejected('FOUR_EYES', 'You entered this report from paper. Someone else must verify it.')
      }
      await tx.notices.verify(id, ports.clock.now())
      return ok({ action: 'notice.verified' })
    })
