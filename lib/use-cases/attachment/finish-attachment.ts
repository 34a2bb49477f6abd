import type { Attachment } from '#lib/domain/attachment/attachment.ts'
import { before, hours } from '#lib/domain/duration.ts'
import type { Actor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Settlement, StoredAttachment } from '#lib/ports/attachments.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { personOf } from '../permitted.ts'
import { judgeUpload } from './judge-upload.ts'
import { mayAttach } from './may-attach.ts'
import { incomingKey, keptFolder } from './object-keys.ts'

type Needs = Pick<Ports, 'transact' | 'clock' | 'random' | 'digest' | 'files' | 'pictures'>
type Input = { recallId: string; attachmentId: string }

/**
 * Looks at what was uploaded, and only then lets it be seen. It is read once, and what was read is what is kept, under
 * another key: whoever writes to the first address afterwards changes nothing. A refusal is an answer and is kept too.
 * Finished twice, it says the same twice.
 */
export const finishAttachment =
  (ports: Needs) =>
  async (actor: Actor, { recallId, attachmentId: id }: Input): Promise<Result<Attachment>> => {
    const allowed = mayAttach(actor, 'file')
    if (!allowed.ok) return allowed
    const own = (tx: Tx, lock?: 'lock') => findOwn(tx, actor, { recallId, id }, lock)
    const found = await ports.transact(actor, (tx) => own(tx))
    if (!found.ok || found.value.state !== 'waiting') return found.ok ? ok(asSeen(found.value)) : found
    const key = `${keptFolder({ tenantId: actor.tenantId, id })}${ports.random.id()}`
    // Without a transaction: decoding takes a while, and nobody else has to wait for it.
    const settlement = isTooLate(found.value, ports.clock.now())
      ? TOO_LATE
      : await judgeUpload(ports, found.value, key)
    const settled = await ports.transact(actor, async (tx) => {
      const attachment = await own(tx, 'lock')
      if (!attachment.ok || attachment.value.state !== 'waiting') return attachment
      return settle(tx, attachment.value, settlement)
    })
    if (!settled.ok) return settled
    // Should we die here, the sweep finds a refused one; what is left of a ready one is found by the bucket's own rule.
    await ports.files.removeAll(incomingKey({ tenantId: actor.tenantId, id }))
    if (settlement.state === 'ready' && settled.value.objectKey !== key) await ports.files.removeAll(key)
    return ok(asSeen(settled.value))
  }

// The sweep takes what is a day old: by then nobody may be about to make it ready.
const isTooLate = ({ createdAt }: StoredAttachment, now: Date): boolean =>
  new Date(createdAt) < before(now, hours(1))
const TOO_LATE: Settlement = {
  state: 'refused',
  refusedBecause: 'The upload took longer than an hour. Choose the file again.',
}

const findOwn = async (
  tx: Tx,
  actor: Actor,
  { recallId, id }: { recallId: string; id: string },
  lock?: 'lock',
): Promise<Result<StoredAttachment>> => {
  const attachment = await tx.attachments.find(id, lock)
  if (!attachment || attachment.recallId !== recallId || attachment.uploadedBy !== personOf(actor))
    return rejected('ATTACHMENT_NOT_FOUND')
  const allowed = mayAttach(actor, attachment.purpose)
  return allowed.ok ? ok(attachment) : allowed
}

const settle = async (
  tx: Tx,
  { id, recallId, name, purpose }: StoredAttachment,
  settlement: Settlement,
): Promise<Result<StoredAttachment>> => {
  await tx.attachments.settle(id, settlement)
  const settled = await tx.attachments.find(id)
  if (!settled) return rejected('ATTACHMENT_NOT_FOUND')
  const { mediaType, bytes, sha256, refusedBecause } = settled
  await tx.audit({
    action: settled.state === 'ready' ? 'attachment.added' : 'attachment.refused',
    subject: { type: 'attachment', id },
    data: { recallId, name, purpose, mediaType, bytes, sha256, because: refusedBecause },
  })
  await tx.announce(recallId)
  return ok(settled)
}

const asSeen = ({ recallId: _recall, objectKey: _key, ...attachment }: StoredAttachment): Attachment =>
  attachment
