import type { Actor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { CallOutcome } from '#lib/ports/escalations.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted, personOf } from '../permitted.ts'

type Input = { taskId: string; outcome: CallOutcome; note: string }

/**
 * Notes what came of a call to a silent store. Whoever reached it is done and owns the store; a call that reached nobody
 * is kept, and the store goes on waiting to be called.
 */
export const recordCall =
  ({ transact, clock }: Pick<Ports, 'transact' | 'clock'>) =>
  async (actor: Actor, { taskId, outcome, note }: Input): Promise<Result<null>> => {
    const by = personOf(actor)
    const allowed = permitted(actor, 'notice:read')
    if (!allowed.ok || by === null) return rejected('FORBIDDEN', 'Only people can log calls.')
    return transact(actor, async (tx) => {
      const task = await tx.escalations.findCallTaskForUpdate(taskId)
      if (!task) return rejected('NOTICE_NOT_FOUND', 'This call task doesn’t exist.')
      const { recallId, noticeId, storeId, districts, personId } = task
      // Whoever it was given to may do it, whatever else the role allows.
      const here = personId === by ? ok(null) : permitted(actor, 'notice:follow_up', { storeId, districts })
      if (!here.ok) return here
      if (task.doneAt) return rejected('ILLEGAL_TRANSITION', 'Someone has already reached this store.')
      await tx.escalations.recordCall(task, { outcome, note, by, at: clock.now() })
      const subject = { type: 'notice', id: noticeId } as const
      await tx.audit({
        action: 'notice.called',
        subject,
        data: { recallId, storeId, outcome, because: note },
      })
      await tx.announce(recallId)
      return ok(null)
    })
  }
