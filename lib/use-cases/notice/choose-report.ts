import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { actOnNotice } from './act-on-notice.ts'
import { keepReport } from './keep-report.ts'

type Choice = {
  noticeId: string
  /** The answer that is right. */
  responseId: string
  by: string
  /** When the store had last answered, as far as whoever decides knew. */
  knew: Date | null
}

/** Of two answers that differ, somebody at the store says which is right: it is said again in their name, and counts. */
export const chooseReport =
  (ports: Pick<Ports, 'transact' | 'clock'>) =>
  async (actor: PersonActor, { noticeId, responseId, by, knew }: Choice): Promise<Result<null>> => {
    if (actor.surface !== 'store') return rejected('FORBIDDEN')
    return actOnNotice(ports, actor, 'notice:report', { noticeId }, async (tx, notice) => {
      const { reports } = await tx.notices.standing(notice.id)
      const chosen = reports.find(({ id }) => id === responseId)
      const isNews = reports.some(({ at }) => knew === null || at > knew)
      if (!chosen || notice.state === 'verified')
        return rejected('ILLEGAL_TRANSITION', 'This response no longer counts.')
      if (isNews)
        return rejected('ILLEGAL_TRANSITION', 'Someone has responded since. Check their response first.')
      const { kind: outcome, version, lines, photos } = chosen
      const note = [`Chosen of two answers that differ: the one of ${chosen.by}.`, chosen.note]
      const input = { noticeId, outcome, version, lines, photos, by, note: note.filter(Boolean).join('\n') }
      return keepReport(tx, notice, {
        actor,
        input: { ...input, instructionsFollowed: [] },
        now: ports.clock.now(),
      })
    })
  }
