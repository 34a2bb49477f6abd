import type { Actor } from '#lib/domain/identity/actor.ts'
import { judgeReport, STATE_AFTER, type Report } from '#lib/domain/notice/report.ts'
import { paperNumberOf, readPaperCode } from '#lib/domain/notice/paper-code.ts'
import { ok, reject, type FieldError, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { actOnNotice, type NoticeOfStore } from './act-on-notice.ts'
import { signatureOf, viaOf, type Signer } from './acknowledge-notice.ts'

type Needs = Pick<Ports, 'transact' | 'clock'>

export type ReportInput = NoticeOfStore &
  Report & {
    by: string
    instructionsFollowed: string[]
    note: string | null
    /** Which of the photos that were sent belong to it. */
    photos?: string[]
    /** Read from a paper sheet by somebody at the desk. */
    paper?: { code: string; enteredBy: string }
    /** What the clock of the phone said. Kept in the trail; nothing is judged by it. */
    phoneAt?: string
    /** Whose PIN was shown with it. */
    signer?: Signer
  }

const WRONG_SHEET = reject({
  code: 'VALIDATION_FAILED' as const,
  errors: [
    {
      path: 'code',
      code: 'wrong_sheet',
      message: 'This code stands on the sheet of another store or recall.',
    },
  ],
})

/** A store says what it found and did, lot by lot. A later report stands in front of an earlier one; both are kept. */
export const reportStore =
  (ports: Needs) =>
  (actor: Actor, input: ReportInput): Promise<Result<null>> =>
    actOnNotice(ports, actor, 'notice:report', input, async (tx, notice) => {
      const recall = await tx.recalls.find(notice.recallId)
      const products = new Set<string>(recall?.content.scope.map(({ gtin }) => gtin))
      if (input.paper && readPaperCode(input.paper.code) !== paperNumberOf(notice.id)) return WRONG_SHEET
      const judged = judgeReport(notice, input, products)
      if (!judged.ok) return judged
      const { outcome, by, version, lines, photos = [], note, phoneAt } = input
      const unknown = await unknownPhotos(tx, notice.id, photos)
      if (unknown.length > 0) return reject({ code: 'VALIDATION_FAILED', errors: unknown })
      const { instructionsFollowed: followed } = input
      const via = input.paper ? 'paper' : viaOf(actor)
      const signature = signatureOf(actor, input.signer)
      await tx.notices.report(notice.id, {
        kind: outcome,
        state: STATE_AFTER[outcome],
        by,
        via,
        version,
        at: ports.clock.now(),
        lines,
        note,
        followed,
        photos,
        ...signature.row,
        enteredBy: input.paper?.enteredBy ?? null,
      })
      return ok({
        action: 'notice.reported',
        data: {
          outcome,
          answered: version,
          via,
          lines,
          ...(photos.length > 0 ? { photos } : {}),
          ...(phoneAt ? { phoneAt } : {}),
          ...signature.leaf,
        },
      })
    })

const unknownPhotos = async (tx: Tx, noticeId: string, ids: readonly string[]): Promise<FieldError[]> => {
  const known = await tx.evidence.known(noticeId, ids)
  return ids.flatMap((id, i) =>
    known.has(id) ? [] : [{ path: `photos.${i}`, code: 'unknown', message: 'This photo has not arrived.' }],
  )
}
