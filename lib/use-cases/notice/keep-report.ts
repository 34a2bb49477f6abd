import type { Actor } from '#lib/domain/identity/actor.ts'
import { observedAt } from '#lib/domain/notice/observed-at.ts'
import { STATE_AFTER, type Report } from '#lib/domain/notice/report.ts'
import { isSameReport, proposed, unseenBy, type StandingReport } from '#lib/domain/notice/standing-report.ts'
import { ok } from '#lib/domain/result.ts'
import type { StoredNotice } from '#lib/ports/notices.ts'
import type { Tx } from '#lib/ports/transact.ts'

import type { NoticeOfStore } from './act-on-notice.ts'
import { actedFor, signatureOf, viaOf, type Signer } from './acknowledge-notice.ts'

export type ReportInput = NoticeOfStore &
  Report & {
    by: string
    instructionsFollowed: string[]
    note: string | null
    /** Which of the photos that were sent belong to it. */
    photos?: string[]
    /** Read from a paper sheet by somebody at the desk. */
    paper?: { code: string; enteredBy: string }
    /** What the clock of the phone said when it was entered. */
    phoneAt?: string
    /** Which phone sends it, what its clock says now, and when the store had last answered as far as it knew. */
    phone?: { id: string | null; sentAt: string | null; knew: Date | null }
    /** Whose PIN was shown with it. */
    signer?: Signer
  }

export type Reporting = { actor: Actor; input: ReportInput; now: Date }

/** Writes a report that was judged: once, beside whatever another phone said, with its leaf. */
export const keepReport = async (tx: Tx, notice: StoredNotice, { actor, input, now }: Reporting) => {
  const { outcome, by, version, lines, photos = [], note, phoneAt, phone } = input
  const { reports } = await tx.notices.standing(notice.id)
  const said = { kind: outcome, version, lines, by, note, photos }
  const unseen = phone && unseenBy({ ...said, phone: phone.id, knew: phone.knew }, reports)
  const last = reports.at(-1)
  // Two answers that differ are settled by saying one of them again: that is not the same report.
  if (last && !last.unawareOf && isSameReport(last, said)) return ok(null)
  const observed = observedAt(now, phoneAt, phone?.sentAt ?? null)
  const standing = proposed(reports)
  const seenAt = laterThan(standing, observed, unseen !== undefined)
  const via = input.paper ? 'paper' : viaOf(actor)
  const signature = signatureOf(actor, input.signer)
  await tx.notices.report(notice.id, {
    kind: outcome,
    state: STATE_AFTER[outcome],
    by,
    via,
    version,
    at: now,
    observedAt: seenAt,
    phone: phone?.id ?? null,
    unawareOf: unseen?.id ?? null,
    counts: !standing || seenAt >= standing.observedAt,
    lines,
    note,
    followed: input.instructionsFollowed,
    photos,
    ...signature.row,
    enteredBy: input.paper?.enteredBy ?? null,
  })
  return ok({
    action: actedFor(via) ? 'notice.reported_for' : 'notice.reported',
    data: {
      outcome,
      answered: version,
      via,
      lines,
      ...(photos.length > 0 ? { photos } : {}),
      ...(phoneAt ? { phoneAt } : {}),
      ...(unseen ? { unawareOf: unseen.id } : {}),
      ...signature.leaf,
    },
  })
}

// Whoever has seen the other answer means to say something later than it, whatever the clocks say.
const laterThan = (standing: StandingReport | undefined, observed: Date, unaware: boolean): Date =>
  standing && !unaware && observed <= standing.observedAt
    ? new Date(standing.observedAt.getTime() + 1)
    : observed
