import type { Actor } from '#lib/domain/identity/actor.ts'
import type { Report } from '#lib/domain/notice/report.ts'
import { rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { reportStore } from './report-store.ts'

export type PaperAnswer = Omit<Report, 'note'> & {
  recallId: string
  storeNumber: string
  /** As it stands on the sheet. */
  code: string
  /** Who signed it in the store. */
  signedBy: string
  note: string | null
}

/**
 * What a store without a device has answered on paper, entered by somebody at the desk on its behalf. It counts like any other
 * answer, is marked as what it is, and is verified by somebody else.
 */
export const enterPaperAnswer =
  (ports: Pick<Ports, 'transact' | 'clock'>) =>
  async (actor: Actor, { code, signedBy, ...answer }: PaperAnswer): Promise<Result<null>> => {
    if (actor.kind !== 'person' || actor.surface !== 'recall') return rejected('FORBIDDEN')
    return reportStore(ports)(actor, {
      ...answer,
      by: `${signedBy}, on paper; entered by ${actor.name}`,
      instructionsFollowed: [],
      paper: { code, enteredBy: actor.personId },
    })
  }
