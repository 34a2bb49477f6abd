import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { foundIn } from '#lib/domain/notice/counted-line.ts'
import { answeredBy, noteOf, type PhoneAnswer } from '#lib/domain/notice/phone-answer.ts'
import type { StockEntry } from '#lib/domain/notice/stock-entry.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { acknowledgeNotice } from './acknowledge-notice.ts'
import { enterStock } from './enter-stock.ts'
import { reportStore } from './report-store.ts'

/** What was looked through by a store that says it is not affected. */
const SHELF_CHECK = 'Looked on the shelf, in the back room and on displays.'

/** The one way by which somebody at a store answers: in the name of whoever is signed in. */
export const answerAsStore =
  (ports: Pick<Ports, 'transact' | 'clock' | 'chance'>) =>
  async (actor: PersonActor, answer: PhoneAnswer): Promise<Result<null>> => {
    if (actor.surface !== 'store') return rejected('FORBIDDEN')
    const { noticeId, version, at: phoneAt } = answer
    const by = answeredBy({ id: actor.personId, name: actor.name }, answer.madeBy)
    if (answer.kind === 'acknowledge') {
      const done = await acknowledgeNotice(ports)(actor, { notice: { id: noticeId }, by, version, phoneAt })
      return done.ok ? ok(null) : done
    }
    if (answer.kind === 'stock') {
      return enterStock(ports)(actor, { noticeId, phoneAt, by, stock: entryOf(answer) })
    }
    const common = { noticeId, version, phoneAt, by, outcome: answer.outcome, instructionsFollowed: [] }
    const note = noteOf(answer)
    switch (answer.outcome) {
      case 'removed': {
        const lines = answer.lines.map(({ found, ...line }) => ({ ...line, found: foundIn(found) }))
        return reportStore(ports)(actor, { ...common, lines, note })
      }
      case 'not_affected': {
        const { shelfChecked } = answer
        const instructionsFollowed = shelfChecked ? [SHELF_CHECK] : []
        return reportStore(ports)(actor, { ...common, instructionsFollowed, shelfChecked, lines: [], note })
      }
      case 'needs_help': {
        const { reason } = answer
        // Judged by what the store wrote, not by what is put before it for the desk.
        const unsaid = reason === 'other' && !answer.note
        return reportStore(ports)(actor, { ...common, reason, lines: [], note: unsaid ? null : note })
      }
    }
  }

// Without what every answer carries.
const entryOf = (answer: StockEntry): StockEntry => {
  if (answer.entry === 'correction') return { entry: answer.entry, corrects: answer.corrects }
  const { entry, gtin, lot, quantity } = answer
  return { entry, gtin, lot, quantity }
}
