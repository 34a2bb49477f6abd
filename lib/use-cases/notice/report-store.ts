import type { Actor } from '#lib/domain/identity/actor.ts'
import { judgeReport } from '#lib/domain/notice/report.ts'
import { paperNumberOf, readPaperCode } from '#lib/domain/notice/paper-code.ts'
import { reject, type FieldError, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { isAsJudged, outdated } from '../identity/as-judged.ts'
import { actOnNotice } from './act-on-notice.ts'
import { keepReport, type ReportInput } from './keep-report.ts'

type Needs = Pick<Ports, 'transact' | 'clock'>

const WRONG_SHEET = reject({
  code: 'VALIDATION_FAILED' as const,
  errors: [
    {
      path: 'code',
      code: 'wrong_sheet',
      message: 'This code belongs to another store’s or recall’s sheet.',
    },
  ],
})

/** A store says what it found and did, lot by lot. A later report stands in front of an earlier one; both are kept. */
export const reportStore =
  (ports: Needs) =>
  (actor: Actor, input: ReportInput): Promise<Result<null>> =>
    actOnNotice(ports, actor, 'notice:report', input, async (tx, notice) => {
      if (input.signer && !(await isAsJudged(tx, input.signer))) return outdated
      const recall = await tx.recalls.find(notice.recallId)
      const products = new Set<string>(recall?.content.scope.map(({ gtin }) => gtin))
      if (input.paper && readPaperCode(input.paper.code) !== paperNumberOf(notice.id)) return WRONG_SHEET
      const judged = judgeReport(notice, input, products)
      if (!judged.ok) return judged
      const { photos = [] } = input
      const unknown = await unknownPhotos(tx, notice.id, photos)
      if (unknown.length > 0) return reject({ code: 'VALIDATION_FAILED', errors: unknown })
      return keepReport(tx, notice, { actor, input, now: ports.clock.now() })
    })

const unknownPhotos = async (tx: Tx, noticeId: string, ids: readonly string[]): Promise<FieldError[]> => {
  const known = await tx.evidence.known(noticeId, ids)
  return ids.flatMap((id, i) =>
    known.has(id) ? [] : [{ path: `photos.${i}`, code: 'unknown', message: 'This photo hasn’t arrived.' }],
  )
}
