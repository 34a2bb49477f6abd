import type { Actor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { personOf } from '../permitted.ts'
import { mayAttach } from './may-attach.ts'
import { keptFolder } from './object-keys.ts'

type Needs = Pick<Ports, 'transact' | 'files'>
type Input = { recallId: string; attachmentId: string }

/** Takes back a file of one's own that was not sent with a comment yet. What was said stays as it was said. */
export const removeAttachment =
  ({ transact, files }: Needs) =>
  async (actor: Actor, { recallId, attachmentId: id }: Input): Promise<Result<null>> => {
    const allowed = mayAttach(actor, 'file')
    if (!allowed.ok) return allowed
    const removed = await transact(actor, async (tx) => {
      const attachment = await tx.attachments.find(id, 'lock')
      if (!attachment || attachment.recallId !== recallId || attachment.uploadedBy !== personOf(actor))
        return rejected('ATTACHMENT_NOT_FOUND')
      const { purpose, state, commentId, name } = attachment
      if (purpose !== 'file' || state !== 'ready' || commentId !== null)
        return rejected(
          'ILLEGAL_TRANSITION',
          'Files sent with a comment or shown to stores can’t be removed.',
        )
      await tx.attachments.remove(id)
      const subject = { type: 'attachment', id } as const
      await tx.audit({ action: 'attachment.removed', subject, data: { recallId, name, purpose } })
      await tx.announce(recallId)
      return ok(null)
    })
    // Nothing leads to the bytes any more, whatever becomes of this.
    if (removed.ok) await files.removeAll(keptFolder({ tenantId: actor.tenantId, id }))
    return removed
  }
