import {
  MOST_WAITING,
  promisedFault,
  savedName,
  type AttachmentPurpose,
} from '#lib/domain/attachment/attachment.ts'
import { minutes } from '#lib/domain/duration.ts'
import type { Actor } from '#lib/domain/identity/actor.ts'
import { ok, reject, rejected, type Result } from '#lib/domain/result.ts'
import type { Upload } from '#lib/ports/files.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { personOf } from '../permitted.ts'
import { mayAttach } from './may-attach.ts'
import { incomingKey } from './object-keys.ts'

type Needs = Pick<Ports, 'transact' | 'clock' | 'random' | 'files'>

export type AttachInput = {
  recallId: string
  purpose: AttachmentPurpose
  name: string
  mediaType: string
  bytes: number
}
export type Attaching = { id: string; upload: Upload }

/** Promises a file and gets where to put it. Nothing shows it before it is finished and was looked at. */
export const attachFile =
  ({ transact, clock, random, files }: Needs) =>
  async (actor: Actor, input: AttachInput): Promise<Result<Attaching>> => {
    const { recallId, purpose, mediaType, bytes } = input
    const allowed = mayAttach(actor, purpose)
    if (!allowed.ok) return allowed
    const uploadedBy = personOf(actor)
    if (uploadedBy === null) return rejected('FORBIDDEN')
    const fault = promisedFault(input)
    if (fault) return reject({ code: 'VALIDATION_FAILED', errors: [fault] })
    const id = random.id()
    const key = incomingKey({ tenantId: actor.tenantId, id })
    // Signed first: whatever is promised can be kept. An address that nobody is told opens nothing.
    const upload = await files.presignUpload({ key, mediaType, bytes, valid: minutes(10) })
    return transact(actor, async (tx) => {
      const recall = await tx.recalls.find(recallId)
      if (!recall) return rejected('RECALL_NOT_FOUND')
      if (purpose === 'picture' && !TAKES_PICTURES.has(recall.status))
        return rejected('ILLEGAL_TRANSITION', 'This recall’s products can no longer be changed.')
      if ((await tx.attachments.countWaiting(uploadedBy)) >= MOST_WAITING)
        return rejected(
          'TOO_MANY_ATTEMPTS',
          `You have ${MOST_WAITING} unfinished uploads. Finish them, or try again tomorrow.`,
        )
      await tx.attachments.add({
        id,
        recallId,
        purpose,
        name: savedName(input),
        mediaType,
        bytes,
        objectKey: key,
        uploadedBy,
        at: clock.now(),
      })
      return ok({ id, upload })
    })
  }

// In which the author still writes, or a new version may change what is meant.
const TAKES_PICTURES = new Set(['draft', 'issued'])
