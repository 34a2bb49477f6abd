import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { foundIn } from '#lib/domain/notice/counted-line.ts'
import { noteOf, type MadeBy, type PhoneAnswer } from '#lib/domain/notice/phone-answer.ts'
import { observedAt } from '#lib/domain/notice/observed-at.ts'
import type { StockEntry } from '#lib/domain/notice/stock-entry.ts'
import { ok, rejected, type Rejection, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { asIfWrong, isOutdated } from '../identity/as-judged.ts'
import { provePin, wrongPin, type PinNeeds } from '../identity/prove-pin.ts'
import { acknowledgeNotice, type Signer } from './acknowledge-notice.ts'
import { answererOf } from './answered-by.ts'
import { chooseReport } from './choose-report.ts'
import { enterStock } from './enter-stock.ts'
import type { ReportInput } from './keep-report.ts'
import { reportStore } from './report-store.ts'
import { takeBackReport } from './take-back-report.ts'

/** What was looked through by a store that says it is not affected. */
const SHELF_CHECK = 'Looked on the shelf, in the back room and on displays.'

/** The signature, where it was proved before; and what the clock of the phone said as it sent the answer. */
export type Sending = { proof?: Result<Signed>; sentAt?: string | null }

type Needs = PinNeeds & Pick<Ports, 'random'>

/** The one way by which somebody at a store answers: in the name of whoever is signed in. */
export const answerAsStore =
  (ports: Needs) =>
  async (
    actor: PersonActor,
    answer: PhoneAnswer,
    { proof, sentAt = null }: Sending = {},
  ): Promise<Result<null>> => {
    if (actor.surface !== 'store') return rejected('FORBIDDEN')
    // Given by whoever has a transaction open: a PIN is proved before it.
    const signed = proof ?? (await proveSignature(ports)(actor, answer))
    if (!signed.ok) return signed
    const by = await ports.transact(actor, async (tx) =>
      ok(await answererOf(tx, actor, answer.madeBy, signed.value?.who)),
    )
    if (!by.ok) return by
    const given = { actor, by: by.value, sentAt }
    if (answer.kind !== 'report') return say(ports, given, answer)
    const done = await report(ports, given, answer, signed.value)
    return signed.value && isOutdated(done)
      ? asIfWrong(ports, refusedAs(wrongPin.rejection), 'pin', signed.value.signer)
      : done
  }

type Given = { actor: PersonActor; by: string; sentAt: string | null }
type Other = Exclude<PhoneAnswer, { kind: 'report' }>

const say = async (ports: Needs, { actor, by, sentAt }: Given, answer: Other): Promise<Result<null>> => {
  const { noticeId, version, at: phoneAt } = answer
  switch (answer.kind) {
    case 'acknowledge': {
      const done = await acknowledgeNotice(ports)(actor, { notice: { id: noticeId }, by, version, phoneAt })
      return done.ok ? ok(null) : done
    }
    case 'stock':
      return enterStock(ports)(actor, { noticeId, phoneAt, by, stock: entryOf(answer) })
    case 'take_back': {
      const pressedAt = observedAt(ports.clock.now(), phoneAt, sentAt)
      return takeBackReport(ports)(actor, { noticeId, responseId: answer.responseId, by, pressedAt })
    }
    case 'choose': {
      const knew = answer.knew ? new Date(answer.knew) : null
      return chooseReport(ports)(actor, { noticeId, responseId: answer.responseId, by, knew })
    }
  }
}

type SaidReport = Extract<PhoneAnswer, { kind: 'report' }>

const report = (
  ports: Needs,
  { actor, by, sentAt }: Given,
  answer: SaidReport,
  signed: Signed,
): Promise<Result<null>> => {
  const { noticeId, version, at: phoneAt } = answer
  const common = {
    noticeId,
    version,
    phoneAt,
    by,
    ...phoneOf(answer, sentAt),
    ...(signed ? { signer: signed.signer } : {}),
    outcome: answer.outcome,
    instructionsFollowed: [],
  }
  const note = noteOf(answer)
  switch (answer.outcome) {
    case 'removed': {
      const lines = answer.lines.map(({ found, ...line }) => ({
        ...line,
        found: foundIn(found),
        places: found,
      }))
      return reportStore(ports)(actor, {
        ...common,
        lines,
        whereabouts: answer.whereabouts ?? null,
        note,
        photos: [...new Set(answer.photos ?? [])],
      })
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

// What an earlier build left says nothing of what it knew: it is taken to have known all.
const phoneOf = ({ knew, phone }: SaidReport, sentAt: string | null): Pick<ReportInput, 'phone'> =>
  knew === undefined
    ? {}
    : { phone: { id: phone ?? null, sentAt, knew: knew === null ? null : new Date(knew) } }

// Without what every answer carries.
const entryOf = (answer: StockEntry): StockEntry => {
  if (answer.entry === 'correction') return { entry: answer.entry, corrects: answer.corrects }
  const { entry, gtin, lot, quantity } = answer
  return { entry, gtin, lot, quantity }
}

export type Signed = { signer: Signer; who: MadeBy } | null

/**
 * Who signs a report: whoever shows a PIN of this store, else whoever is signed in. At a shared device a session is not
 * enough, since it may lie open before somebody else; a call for help asks for no PIN, so that nothing keeps it back.
 */
export const proveSignature =
  (ports: PinNeeds) =>
  async (actor: PersonActor, answer: PhoneAnswer): Promise<Result<Signed>> => {
    if (answer.kind !== 'report') return ok(null)
    const { signature, outcome } = answer
    const { deviceId, sessionId, storeId, tenantId } = actor
    if (!signature)
      return deviceId && outcome !== 'needs_help'
        ? rejected('SIGNATURE_REFUSED', 'On a shared device, reports must be signed with a PIN.')
        : ok(null)
    if (!storeId) return rejected('FORBIDDEN')
    const whom = { personId: signature.personId }
    const { pin } = signature
    const proven = await provePin(ports)({ tenantId, storeId, whom, pin, place: deviceId ?? sessionId })
    if (!proven.ok) return refusedAs(proven.rejection)
    const { id, name } = proven.value
    return ok({ signer: proven.value, who: { id, name } })
  }

// A no that is final for this try: the phone keeps the report and asks for the PIN again.
const refusedAs = ({ detail }: Rejection) => rejected('SIGNATURE_REFUSED', detail)
