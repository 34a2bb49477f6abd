import type { Actor } from '#lib/domain/identity/actor.ts'
import { judgeAcknowledgement, judgeStanding } from '#lib/domain/notice/lifecycle.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { AnswerVia, SignedBy, StoredNotice } from '#lib/ports/notices.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { permitted } from '../permitted.ts'

type Needs = Pick<Ports, 'transact' | 'clock'>

export type AcknowledgeInput = {
  notice: { id: string } | { recallId: string; storeNumber: string }
  by: string
  /** The version that was read. */
  version: number
  /** What the clock of the phone said. Kept in the trail; nothing is judged by it. */
  phoneAt?: string
  /** Whose PIN was shown with it. */
  signer?: Signer
}

/** Somebody whose PIN was proved. */
export type Signer = { personId: string }

/** The store takes the recall on. Written once: whoever comes second gets the first answer. */
export const acknowledgeNotice =
  ({ transact, clock }: Needs) =>
  async (
    actor: Actor,
    { notice: which, by, version, phoneAt, signer }: AcknowledgeInput,
  ): Promise<Result<StoredNotice>> => {
    const allowed = permitted(actor, 'notice:acknowledge')
    if (!allowed.ok) return allowed
    return transact(actor, async (tx) => {
      const notice = await find(tx, which)
      if (!notice) return rejected('NOTICE_NOT_FOUND')
      const here = permitted(actor, 'notice:acknowledge', {
        storeId: notice.storeId,
        districts: notice.districts,
      })
      if (!here.ok) return here
      if (actor.kind === 'link' && notice.priority === 'high' && !signer) {
        return rejected(
          'SESSION_REQUIRED',
          'A high-priority recall is acknowledged by somebody who is signed in at the store, or by name and PIN.',
        )
      }
      const standing = judgeStanding(notice)
      if (!standing.ok) return standing
      const judged = judgeAcknowledgement(notice, version)
      if (!judged.ok || judged.value === 'repeat') return judged.ok ? ok(notice) : judged
      const signature = signatureOf(actor, signer)
      const acknowledgement = { by, via: viaOf(actor), at: clock.now(), version, ...signature.row }
      await tx.notices.acknowledge(notice.id, acknowledgement)
      await tx.audit({
        action: 'notice.acknowledged',
        subject: { type: 'notice', id: notice.id },
        data: {
          recallId: notice.recallId,
          storeId: notice.storeId,
          version,
          via: acknowledgement.via,
          ...(phoneAt ? { phoneAt } : {}),
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

type Signature = { row: { signedBy: SignedBy | null }; leaf: { signedBy?: 'pin'; signer?: string } }

/** How an answer is signed, for the row and for the trail, which names only what the actor does not tell. */
export const signatureOf = (actor: Actor, signer: Signer | undefined): Signature => {
  if (signer) return { row: { signedBy: 'pin' }, leaf: { signedBy: 'pin', signer: signer.personId } }
  return { row: { signedBy: viaOf(actor) === 'store_app' ? 'session' : null }, leaf: {} }
}
