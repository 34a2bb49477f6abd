import type { Actor } from '#lib/domain/identity/actor.ts'
import { judgeAcknowledgement, rejectIfStoodDown } from '#lib/domain/notice/lifecycle.ts'
import { after, minutes } from '#lib/domain/duration.ts'
import { ok, reject, rejected, type Result } from '#lib/domain/result.ts'
import type { StoredPerson } from '#lib/ports/identity.ts'
import type { AnswerVia, SignedBy, StoredNotice } from '#lib/ports/notices.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { isAsJudged, outdated } from '../identity/as-judged.ts'
import { permitted } from '../permitted.ts'

type Needs = Pick<Ports, 'transact' | 'clock'>

export type AcknowledgeInput = {
  notice: { id: string } | { recallId: string; storeNumber: string }
  by: string
  /** The version that was read. */
  version: number
  /** What the clock of the phone said. Kept in the trail; nothing is judged by it. */
  phoneAt?: string
  /** When it was, as an in-store system says that hands it on later. */
  at?: Date | null
  /** Whose PIN was shown with it. */
  signer?: Signer
}

/** Somebody whose PIN was proved, as they were then. */
export type Signer = StoredPerson

/** The store takes the recall on. Written once: whoever comes second gets the first answer. */
export const acknowledgeNotice =
  ({ transact, clock }: Needs) =>
  async (
    actor: Actor,
    { notice: which, by, version, phoneAt, at, signer }: AcknowledgeInput,
  ): Promise<Result<StoredNotice>> => {
    const allowed = permitted(actor, 'notice:acknowledge')
    if (!allowed.ok) return allowed
    return transact(actor, async (tx) => {
      const notice = await find(tx, which)
      if (!notice) return rejected('NOTICE_NOT_FOUND')
      if (signer && !(await isAsJudged(tx, signer))) return outdated
      const here = permitted(actor, 'notice:acknowledge', {
        storeId: notice.storeId,
        districts: notice.districts,
      })
      if (!here.ok) return here
      if (actor.kind === 'link' && notice.priority === 'high' && !signer) {
        return rejected(
          'SESSION_REQUIRED',
          'To acknowledge a high-priority recall, sign in at the store or use a name and PIN.',
        )
      }
      const standing = rejectIfStoodDown(notice)
      if (!standing.ok) return standing
      const judged = judgeAcknowledgement(notice, version)
      if (!judged.ok || judged.value === 'repeat') return judged.ok ? ok(notice) : judged
      const now = clock.now()
      const when = at ? judgeMoment(at, notice.askedAt, now) : ok(now)
      if (!when.ok) return when
      const signature = signatureOf(actor, signer)
      const acknowledgement = { by, via: viaOf(actor), at: when.value, version, ...signature.row }
      await tx.notices.acknowledge(notice.id, acknowledgement)
      await tx.audit({
        action: actedFor(acknowledgement.via) ? 'notice.acknowledged_for' : 'notice.acknowledged',
        subject: { type: 'notice', id: notice.id },
        data: {
          recallId: notice.recallId,
          storeId: notice.storeId,
          version,
          via: acknowledgement.via,
          ...(phoneAt ? { phoneAt } : {}),
          ...(at ? { at: at.toISOString() } : {}),
          ...signature.leaf,
        },
      })
      await tx.announce(notice.recallId, notice.storeNumber)
      return ok({ ...notice, state: 'acknowledged', acknowledgedAt: acknowledgement.at, acknowledgedBy: by })
    })
  }

const find = (tx: Tx, which: AcknowledgeInput['notice']): Promise<StoredNotice | null> =>
  'id' in which
    ? tx.notices.findForUpdate(which.id)
    : tx.notices.findByStoreForUpdate(which.recallId, which.storeNumber)

/** Through which door an answer came. */
export const viaOf = (actor: Actor): AnswerVia => {
  if (actor.kind === 'link') return 'link'
  if (actor.kind === 'person') return actor.surface === 'store' ? 'store_app' : 'console'
  return 'api'
}

/** Somebody at the desk did it for the store, which may know nothing of it. */
export const actedFor = (via: AnswerVia): boolean => via === 'console'

// The clock of an in-store system may be a little ahead.
const AHEAD = minutes(5)

/** A moment that somebody names counts if it can have been then. */
const judgeMoment = (at: Date, askedAt: Date, now: Date): Result<Date> => {
  const refuse = (message: string) =>
    reject({ code: 'VALIDATION_FAILED' as const, errors: [{ path: 'at', code: 'IMPOSSIBLE_TIME', message }] })
  if (at > after(now, AHEAD)) return refuse(`This is in the future. It’s now ${now.toISOString()}.`)
  if (at < askedAt) return refuse(`The store wasn’t asked to acknowledge before ${askedAt.toISOString()}.`)
  return ok(at > now ? now : at)
}

type Signature = { row: { signedBy: SignedBy | null }; leaf: { signedBy?: 'pin'; signer?: string } }

/** How an answer is signed, for the row and for the trail, which names only what the actor does not tell. */
export const signatureOf = (actor: Actor, signer: Signer | undefined): Signature => {
  if (signer) return { row: { signedBy: 'pin' }, leaf: { signedBy: 'pin', signer: signer.id } }
  return { row: { signedBy: viaOf(actor) === 'store_app' ? 'session' : null }, leaf: {} }
}
