import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { rejectIfClosed } from '#lib/domain/notice/lifecycle.ts'
import { judgeTakeBack, proposed, stateWithout } from '#lib/domain/notice/standing-report.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { actOnNotice } from './act-on-notice.ts'

type TakeBack = {
  noticeId: string
  /** The report that is meant: not one that somebody else has sent since. */
  responseId: string
  by: string
  /** When it was asked for, by our clock. */
  pressedAt: Date
}

/** A report that a store sent by accident: kept, marked as taken back, and counted nowhere. */
export const takeBackReport =
  (ports: Pick<Ports, 'transact' | 'clock'>) =>
  async (actor: PersonActor, { noticeId, responseId, by, pressedAt }: TakeBack): Promise<Result<null>> => {
    if (actor.surface !== 'store') return rejected('FORBIDDEN')
    return actOnNotice(ports, actor, 'notice:report', { noticeId }, async (tx, notice) => {
      const open = rejectIfClosed(notice)
      if (!open.ok) return open
      const { id, state } = notice
      const { reports, acknowledged } = await tx.notices.standing(id)
      const meant = reports.find((one) => one.id === responseId)
      const judged = judgeTakeBack({ state, report: meant, pressedAt })
      if (!judged.ok) return judged
      const before = proposed(reports.filter((one) => one !== meant)) ?? null
      const after = stateWithout(before ?? undefined, acknowledged)
      await tx.notices.takeBack(id, { responseId, by, at: ports.clock.now(), state: after, before })
      return ok({
        action: 'notice.report_taken_back',
        data: { outcome: judged.value.kind, response: responseId, state: after, via: 'store_app' },
      })
    })
  }
